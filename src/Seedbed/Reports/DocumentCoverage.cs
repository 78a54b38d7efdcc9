namespace Seedbed.Reports;

/// <summary>How much of one document the rows come from.</summary>
internal sealed class DocumentCoverage(string path)
{
    private readonly Dictionary<int, string?> _asked = [];
    private readonly HashSet<int> _gave = [];
    private List<string>? _notes;

    public string Path { get; } = path;

    public string? Title { get; set; }

    public long Chunks { get; set; }

    public long Rows { get; set; }

    /// <summary>Chunks that any row or reject comes from.</summary>
    public int Asked => _asked.Count;

    /// <summary>Chunks that rows come from.</summary>
    public int Gave => _gave.Count;

    /// <summary>Chunks that gave no row, by what took their last one.</summary>
    public IEnumerable<(string Reason, int Chunks)> Lost => _asked
        .Where(chunk => chunk.Value is not null && !_gave.Contains(chunk.Key))
        .CountBy(chunk => chunk.Value!)
        .OrderByDescending(group => group.Value).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => (group.Key, group.Value));

    /// <summary>What a person should know of how it was read.</summary>
    public IReadOnlyList<string> Notes => _notes ?? [];

    public void Note(string note) => (_notes ??= []).Add(note);

    public void Lose(int chunk, string reason) => _asked[chunk] = reason;

    public void GaveRow(int? chunk)
    {
        Rows++;
        if (chunk is not { } number)
            return;
        _asked.TryAdd(number, null);
        _gave.Add(number);
    }
}
