namespace Seedbed.Ingestion.Packages;

/// <summary>What a zip package may ask of the reader.</summary>
internal sealed record PackageLimits
{
    /// <summary>Entries in the package's directory.</summary>
    public int Entries { get; init; } = 20_000;

    /// <summary>Bytes unpacked from all parts that are read.</summary>
    public long Unpacked { get; init; } = 512L << 20;

    /// <summary>Bytes unpacked for each packed byte of one part, once it is larger than <see cref="RatioFrom"/>.</summary>
    public int Ratio { get; init; } = 250;

    /// <summary>Parts smaller than this, unpacked, may have any ratio.</summary>
    public long RatioFrom { get; init; } = 32L << 20;

    /// <summary>Bytes between one <c>&lt;</c> and the next: a tag with its attributes, or a run of text.</summary>
    public int Token { get; init; } = 4 << 20;
}
