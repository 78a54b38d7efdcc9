namespace Seedbed.Runs;

/// <summary>How many accepted rows a run must deliver.</summary>
/// <param name="Rows">So many, in all or of each group.</param>
/// <param name="Per">What makes a group: a column, or <see cref="Document"/>; null: there is one group.</param>
public sealed record Target(long Rows, string? Per = null)
{
    /// <summary>Each document is a group.</summary>
    public const string Document = "document";

    private const long Most = 1_000_000_000_000;

    /// <summary>Sees that it can be met at all.</summary>
    /// <exception cref="SeedbedException">It asks for less than one row or for too many, or names no column.</exception>
    public void Check()
    {
        if (Rows < 1)
            throw new SeedbedException($"a target of {Rows} rows can't be met; give at least 1");
        if (Rows > Most)
            throw new SeedbedException($"a target of {Rows} rows is more than any run delivers; give at most {Most}");
        if (Per is not null && string.IsNullOrWhiteSpace(Per))
            throw new SeedbedException("the target is per nothing; name a column, or document");
    }
}
