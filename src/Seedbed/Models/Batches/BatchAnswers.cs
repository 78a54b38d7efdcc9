using Microsoft.Win32.SafeHandles;

namespace Seedbed.Models.Batches;

/// <summary>The answers that stand in a folder's responses files, by request. In memory is only where each line stands. Thread-safe once read.</summary>
internal sealed class BatchAnswers : IDisposable
{
    private const int ShownIds = 3;

    private readonly Dictionary<ReplayKey, int> _first = [];
    private readonly List<BatchAnswer> _answers = [default];
    private readonly List<(string Name, string Identity, SafeFileHandle Handle)> _files = [];
    private readonly List<string> _strangers = [];
    private long _strange;

    /// <summary>Sentences about lines that could not be used.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The files read, each as <c>NAME SHA-256</c>.</summary>
    public IReadOnlyList<string> Files => [.. _files.Select(file => file.Identity)];

    /// <summary>Reads every file in the order of their names.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="isAsked">Whether a request stands in the requests files.</param>
    public static BatchAnswers Read(string folder, Func<ReplayKey, bool> isAsked)
    {
        var answers = new BatchAnswers();
        try
        {
            foreach (string path in Directory.EnumerateFiles(folder, "responses*.jsonl").Order(StringComparer.Ordinal))
                answers.ReadFile(path, isAsked);
            answers.NoteStrangers(folder);
            return answers;
        }
        catch
        {
            answers.Dispose();
            throw;
        }
    }

    /// <summary>The requests that have an answer.</summary>
    public IEnumerable<ReplayKey> Keys => _first.Keys;

    /// <summary>Every answer to a request, in the order of the files' names and lines.</summary>
    public IEnumerable<BatchAnswer> Of(ReplayKey key)
    {
        for (int i = _first.GetValueOrDefault(key); i > 0; i = _answers[i].Next)
            yield return _answers[i];
    }

    /// <summary>The file that an answer stands in, as <c>NAME SHA-256</c>.</summary>
    public string FileOf(BatchAnswer answer) => _files[answer.Place.File].Identity;

    /// <summary>Where an answer stands, for people.</summary>
    public string Shown(BatchAnswer answer) => $"{_files[answer.Place.File].Name}:{answer.Place.Line}";

    /// <summary>What an answer says; null when its file was changed since it was read.</summary>
    public BatchReply? Load(BatchAnswer answer)
    {
        byte[] line = new byte[answer.Place.Length];
        int read = 0;
        while (read < line.Length)
        {
            int more = RandomAccess.Read(_files[answer.Place.File].Handle, line.AsSpan(read), answer.Place.Offset + read);
            if (more == 0)
                return null;
            read += more;
        }

        return BatchReply.Read(line);
    }

    public void Dispose()
    {
        foreach ((_, _, SafeFileHandle handle) in _files)
            handle.Dispose();
    }

    private void ReadFile(string path, Func<ReplayKey, bool> isAsked)
    {
        (string name, int number) = (Path.GetFileName(path), _files.Count);
        SafeFileHandle handle = File.OpenHandle(path);
        _files.Add((path, name, handle));
        string hash = BatchLines.Read(handle, path, number, (place, line) =>
        {
            if (BatchReply.Read(line) is not { } reply)
                Notes.Add($"{path}:{place.Line} is not a whole response; the other lines are used");
            else if (ReplayKey.TryParse(System.Text.Encoding.UTF8.GetBytes(reply.Id), out ReplayKey key))
                Add(key, place, reply, isAsked(key));
            else
                Stranger(reply.Id);
        });
        _files[number] = (path, $"{name} {hash}", handle);
    }

    private void Add(ReplayKey key, BatchPlace place, BatchReply reply, bool isAsked)
    {
        if (!isAsked)
            Stranger(reply.Id);
        int number = _answers.Count;
        _answers.Add(new(place, reply.Kind, 0));
        if (_first.TryAdd(key, number))
            return;
        int last = _first[key];
        while (_answers[last].Next > 0)
            last = _answers[last].Next;
        _answers[last] = _answers[last] with { Next = number };
    }

    private void Stranger(string id)
    {
        _strange++;
        if (_strangers.Count < ShownIds)
            _strangers.Add(id.Length > ReplayKey.TextLength ? id[..ReplayKey.TextLength] + "…" : id);
    }

    private void NoteStrangers(string folder)
    {
        if (_strange > 0)
            Notes.Add($"{_strange} responses in {folder} belong to no request of its requests files and are left alone: {string.Join(", ", _strangers)}{(_strange > _strangers.Count ? ", …" : "")}");
    }
}
