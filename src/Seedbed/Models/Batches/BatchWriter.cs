namespace Seedbed.Models.Batches;

/// <summary>
/// The requests files of one wave in the making: <c>NAME.partial</c> until the wave is whole. A file holds requests to one model,
/// as services want it, and no more of them than they take. Not thread-safe.
/// </summary>
internal sealed class BatchWriter(string folder, BatchLimits limits, Func<int> takeNumber) : IDisposable
{
    private const int BufferSize = 256 * 1024;
    private const string Partial = ".partial";

    private readonly Dictionary<string, Part> _open = new(StringComparer.Ordinal);
    private readonly List<Part> _parts = [];

    /// <summary>Removes what a killed process left.</summary>
    public static void Clear(string folder)
    {
        foreach (string path in Directory.EnumerateFiles(folder, "requests-*" + Partial))
            File.Delete(path);
    }

    /// <summary>Writes one line.</summary>
    /// <returns>The number of the file that it stands in.</returns>
    public int Write(string model, ReadOnlySpan<byte> line)
    {
        if (!_open.TryGetValue(model, out Part? part) || part.Requests >= limits.Requests || part.Bytes + line.Length > limits.Bytes)
        {
            part = new(folder, takeNumber());
            _open[model] = part;
            _parts.Add(part);
        }

        part.File.Write(line);
        part.Requests++;
        part.Bytes += line.Length;
        return part.Number;
    }

    /// <summary>The wave is whole: its files are on the disk and take their names.</summary>
    /// <param name="prepare">Takes the names before any file has its own.</param>
    /// <returns>The names, and how many requests stand in them.</returns>
    public (IReadOnlyList<string> Names, int Requests) Publish(Action<IReadOnlyList<string>> prepare)
    {
        foreach (Part part in _parts)
        {
            part.File.Flush(flushToDisk: true);
            part.File.Dispose();
        }

        IReadOnlyList<string> names = [.. _parts.Select(part => BatchRequests.NameOf(part.Number))];
        int requests = _parts.Sum(part => part.Requests);
        if (names.Count > 0)
            prepare(names);
        foreach (string name in names)
            File.Move(Path.Combine(folder, name + Partial), Path.Combine(folder, name));
        _parts.Clear();
        _open.Clear();
        return (names, requests);
    }

    /// <summary>What was not published is as if it had never been.</summary>
    public void Dispose()
    {
        foreach (Part part in _parts)
        {
            part.File.Dispose();
            File.Delete(Path.Combine(folder, BatchRequests.NameOf(part.Number) + Partial));
        }

        _parts.Clear();
    }

    private sealed class Part(string folder, int number)
    {
        public int Number => number;

        public FileStream File { get; } = new(
            Path.Combine(folder, BatchRequests.NameOf(number) + Partial), FileMode.Create, FileAccess.Write, FileShare.Read, BufferSize);

        public int Requests { get; set; }

        public long Bytes { get; set; }
    }
}
