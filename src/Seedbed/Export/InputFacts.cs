namespace Seedbed.Export;

/// <summary>A document or row file that went into a dataset.</summary>
/// <param name="Path">Its path below the input, with forward slashes.</param>
/// <param name="Title">Its title; null for a row file.</param>
/// <param name="Sha256">The file's SHA-256, lower-case hexadecimal.</param>
/// <param name="Bytes">The file's size.</param>
public sealed record InputFacts(string Path, string? Title, string Sha256, long Bytes)
{
    /// <summary>The URL that it was fetched from; null for a file of the user's own.</summary>
    public string? Url { get; init; }
}
