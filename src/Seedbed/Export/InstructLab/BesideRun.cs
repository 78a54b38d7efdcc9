namespace Seedbed.Export.InstructLab;

/// <summary>Another run of the same taxonomy, whose rows that are not questions and answers are written beside those of the first.</summary>
public sealed record BesideRun
{
    /// <summary>Its <c>dataset.jsonl</c>.</summary>
    public required string Dataset { get; init; }

    /// <summary>Its <c>chunks.jsonl</c>.</summary>
    public required string Chunks { get; init; }

    /// <summary>What the card says of it.</summary>
    public required DatasetFacts Facts { get; init; }
}
