namespace Seedbed.Export.InstructLab;

/// <summary>What a mix took.</summary>
/// <param name="Parts">Its datasets, in the recipe's order.</param>
public sealed record MixResult(IReadOnlyList<MixedPart> Parts)
{
    /// <summary>Rows written.</summary>
    public long Rows => Parts.Sum(part => part.Written);

    /// <summary>Rows that were taken and left out, since a message of theirs is empty.</summary>
    public long Empty => Parts.Sum(part => part.Empty);
}
