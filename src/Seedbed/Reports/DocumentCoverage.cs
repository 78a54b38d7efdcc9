namespace Seedbed.Reports;

/// <summary>How much of one document the rows come from.</summary>
internal sealed class DocumentCoverage(string path)
{
    private readonly HashSet<int> _asked = [];
    private readonly HashSet<int> _gave = [];

    public string Path { get; } = path;

    public string? Title { get; set; }

    public long Chunks { get; set; }

    public long Rows { get; set; }

    /// <summary>Chunks that any row or reject comes from.</summary>
    public int Asked => _asked.Count;

    /// <summary>Chunks that rows come from.</summary>
    public int Gave => _gave.Count;

    public void Worked(int chunk) => _asked.Add(chunk);

    public void GaveRow(int? chunk)
    {
        Rows++;
        if (chunk is not { } number)
            return;
        _asked.Add(number);
        _gave.Add(number);
    }
}
