using System.Text.Json.Serialization;

namespace Seedbed.Runs;

/// <summary>One input file.</summary>
/// <param name="Path">Its path below the input that the user named.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Bytes">Its size.</param>
public sealed record InputRecord(string Path, string Sha256, long Bytes)
{
    /// <summary>The URL that it was fetched from, without user and password; null for a file of the user's own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }
}
