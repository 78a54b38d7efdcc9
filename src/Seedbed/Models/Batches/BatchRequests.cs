using System.Globalization;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Seedbed.Models.Batches;

/// <summary>The requests that stand in a folder's requests files. Not thread-safe.</summary>
internal sealed class BatchRequests
{
    private const string Prefix = "requests-";
    private const string Suffix = ".jsonl";

    private readonly Dictionary<ReplayKey, BatchAsked> _asked = [];
    private readonly SortedDictionary<int, string?> _models = [];

    /// <summary>The number of the next file.</summary>
    public int NextNumber { get; private set; } = 1;

    /// <summary>Sentences about lines that could not be used.</summary>
    public List<string> Notes { get; } = [];

    public static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:D3}{Suffix}");

    public static BatchRequests Read(string folder)
    {
        var requests = new BatchRequests();
        foreach (int number in Directory.EnumerateFiles(folder, Prefix + "*" + Suffix).Select(NumberOf).OfType<int>().Order())
            requests.ReadFile(folder, number);
        return requests;
    }

    /// <summary>What is known of a request; null when it was never asked here.</summary>
    public BatchAsked? Find(ReplayKey key) => _asked.TryGetValue(key, out BatchAsked asked) ? asked : null;

    /// <summary>Reads the lines again, of each request the last.</summary>
    public void ReadLast(string folder, Action<ReplayKey, JsonDocument> take)
    {
        foreach (int number in _models.Keys)
        {
            string path = Path.Combine(folder, NameOf(number));
            using SafeFileHandle file = File.OpenHandle(path);
            BatchLines.Read(file, path, number, (_, line) =>
            {
                if (BatchRequestLine.Read(line.Span) is not { } read || Find(read.Key)?.File != number)
                    return;
                using var document = JsonDocument.Parse(line);
                take(read.Key, document);
            });
        }
    }

    /// <summary>Notes that a request goes into a file of the open wave.</summary>
    public void Add(ReplayKey key, int file, BatchWording wording) =>
        _asked[key] = new(file, _asked.TryGetValue(key, out BatchAsked before) ? before.Times + 1 : 1, wording);

    /// <summary>The model that a file of an earlier wave asks; null when it says none.</summary>
    public string? ModelOf(int file) => _models.GetValueOrDefault(file);

    /// <summary>Notes that a request is needed in this process and waits.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Hold(ReplayKey key)
    {
        BatchAsked asked = _asked[key];
        _asked[key] = asked with { IsHeld = true };
        return !asked.IsHeld;
    }

    /// <summary>A number for a new file.</summary>
    public int TakeNumber() => NextNumber++;

    private static int? NumberOf(string path)
    {
        ReadOnlySpan<char> name = Path.GetFileName(path.AsSpan());
        return int.TryParse(name[Prefix.Length..^Suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && name.SequenceEqual(NameOf(number))
                ? number
                : null;
    }

    private void ReadFile(string folder, int number)
    {
        string path = Path.Combine(folder, NameOf(number));
        _models[number] = null;
        NextNumber = Math.Max(NextNumber, number + 1);
        using SafeFileHandle file = File.OpenHandle(path);
        BatchLines.Read(file, path, number, (place, line) =>
        {
            if (BatchRequestLine.Read(line.Span) is { } read)
                Add(read.Key, number, read.Wording, line);
            else
                Notes.Add($"{path}:{place.Line} is no whole request and does not count as asked");
        });
    }

    private void Add(ReplayKey key, int file, BatchWording wording, ReadOnlyMemory<byte> line)
    {
        Add(key, file, wording);
        _models[file] ??= ModelOf(line);
    }

    private static string? ModelOf(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return BatchRequestLine.BodyOf(document.RootElement)?.GetProperty("model").GetString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
