namespace Seedbed.Ingestion;

/// <summary>One file of the inputs, found but not yet read.</summary>
/// <param name="Path">Its path below the input that it was found in, with forward slashes: <c>guide/vacuum.html</c>.</param>
/// <param name="FullPath">Where it lies on this machine.</param>
/// <param name="Bytes">Its size when it was listed.</param>
public sealed record SourceFile(string Path, string FullPath, long Bytes)
{
    private const string PackedTar = ".tar.gz";

    /// <summary>A file as it lies; of a link, what it leads to.</summary>
    /// <param name="path">As <see cref="Path"/>.</param>
    /// <param name="fullPath">As <see cref="FullPath"/>.</param>
    public static SourceFile At(string path, string fullPath) => new(path, fullPath, RealPath.LengthOf(fullPath));

    /// <summary>The URL that it was fetched from, as it may be shown; null for a file of the user's own.</summary>
    public string? Url { get; init; }

    /// <summary>The encoding that a server named with it; null where none did.</summary>
    public string? Charset { get; init; }

    /// <summary>The file name's ending in lower case with its dot: <c>.html</c>, <c>.tar.gz</c>; empty when it has none.</summary>
    public string Ending => Path.EndsWith(PackedTar, StringComparison.OrdinalIgnoreCase) ? PackedTar : System.IO.Path.GetExtension(Path).ToLowerInvariant();
}
