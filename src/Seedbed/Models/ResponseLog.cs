using Microsoft.Win32.SafeHandles;

namespace Seedbed.Models;

/// <summary>
/// Every outcome that a run's models gave, one JSON object a line in <c>responses/*.jsonl</c>. Append-only: a line once
/// written survives a kill, a torn last line is dropped on opening. In memory is only where each line stands. Thread-safe;
/// one process at a time (the run folder's lock sees to that).
/// </summary>
public sealed class ResponseLog : IDisposable
{
    private const string OwnFile = "responses.jsonl";

    private readonly Lock _writing = new();
    private readonly List<SafeFileHandle> _files = [];
    private readonly Dictionary<ReplayKey, LinePlace> _places = [];
    private readonly string _path;
    private readonly SafeFileHandle _own;
    private readonly long _began;
    private long _end;
    private SeedbedException? _fault;

    private ResponseLog(string folder)
    {
        _path = Path.Combine(folder, OwnFile);
        foreach (string path in FilesOf(folder).Where(path => path != _path))
            Index(File.OpenHandle(path));
        _own = File.OpenHandle(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        _end = _began = Index(_own);
        if (_end < RandomAccess.GetLength(_own))
            RandomAccess.SetLength(_own, _end);
    }

    /// <summary>How many different requests it can answer.</summary>
    public int Count
    {
        get
        {
            lock (_writing)
                return _places.Count;
        }
    }

    /// <summary>Opens the log in <paramref name="folder"/> (a run's <c>responses</c>), which is created when missing.</summary>
    /// <exception cref="SeedbedException">The folder can't be read or written.</exception>
    public static ResponseLog Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        try
        {
            Directory.CreateDirectory(folder);
            return new(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SeedbedException($"the responses in {folder} can't be opened: {e.Message}", e);
        }
    }

    /// <summary>The files of a log, the one that is written to last: of several answers to a request the last one counts.</summary>
    internal static string[] FilesOf(string folder)
    {
        string own = Path.Combine(folder, OwnFile);
        return [.. Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).Where(path => path != own), .. File.Exists(own) ? [own] : Array.Empty<string>()];
    }

    /// <summary>What is logged under a key, and whether this process asked for it; null when nothing readable is.</summary>
    internal (LoggedOutcome Outcome, bool IsNew)? Find(ReplayKey key)
    {
        LinePlace place;
        lock (_writing)
        {
            if (!_places.TryGetValue(key, out place))
                return null;
        }

        byte[] line = new byte[place.Length];
        int read = 0;
        while (read < line.Length)
        {
            int more = RandomAccess.Read(_files[place.File], line.AsSpan(read), place.Offset + read);
            if (more == 0)
                return null;
            read += more;
        }

        bool isNew = place.File == _files.Count - 1 && place.Offset >= _began;
        return LoggedOutcome.Read(line, key) is { } outcome ? (outcome, isNew) : null;
    }

    /// <summary>Writes one outcome down; when this returns, it survives the process.</summary>
    /// <exception cref="SeedbedException">The disk is full or the file can't be written.</exception>
    internal void Append(ReplayKey key, ReadOnlySpan<byte> line)
    {
        lock (_writing)
        {
            try
            {
                RandomAccess.Write(_own, line, _end);
            }
            catch (IOException e)
            {
                CutTornLine();
                _fault = new($"{_path} can't be written: {e.Message}; what was answered so far is kept, free some space and run again", e);
                throw _fault;
            }

            _places[key] = new(_files.Count - 1, _end, line.Length);
            _end += line.Length;
        }
    }

    /// <summary>Stops a request whose answer could not be written down: it would be paid for and lost.</summary>
    /// <exception cref="SeedbedException">An earlier outcome could not be written.</exception>
    internal void ThrowIfBroken()
    {
        lock (_writing)
        {
            if (_fault is not null)
                throw new SeedbedException(_fault.Message, _fault);
        }
    }

    /// <summary>Closes the files, on the disk for good.</summary>
    public void Dispose()
    {
        if (!_own.IsClosed)
            RandomAccess.FlushToDisk(_own);
        foreach (SafeFileHandle file in _files)
            file.Dispose();
    }

    private void CutTornLine()
    {
        try
        {
            RandomAccess.SetLength(_own, _end);
        }
        catch (IOException)
        {
            // The next opening drops it.
        }
    }

    private long Index(SafeFileHandle file)
    {
        _files.Add(file);
        int number = _files.Count - 1;
        return LogScan.Run(file, (key, offset, length) => _places[key] = new(number, offset, length));
    }

    private readonly record struct LinePlace(int File, long Offset, int Length);
}
