namespace Seedbed.Ingestion.Archives;

/// <summary>One entry of an archive.</summary>
/// <param name="Name">Its name with forward slashes, without <c>.</c> parts.</param>
/// <param name="Bytes">Its size as the archive says; not to be trusted.</param>
/// <param name="Place">Which one it is in the archive's own order, or where its bytes begin.</param>
internal sealed record ArchiveEntry(string Name, long Bytes, long Place)
{
    private const int LongestName = 1024;

    /// <summary>Why it is not read; null for a file.</summary>
    public string? Reason { get; init; }

    /// <summary>What follows its name in a sentence on that.</summary>
    public string? Detail { get; init; }

    /// <summary>A file, unless its name leads out of the archive.</summary>
    public static ArchiveEntry Of(string name, long bytes, long place) => IsSafe(name)
        ? new(string.Join('/', name.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".")), bytes, place)
        : Refused(name, "unsafe-name", "is refused, since its name leads out of the archive or is over 1,024 characters long; pack it anew under a plain name.");

    /// <summary>An entry that is not read.</summary>
    public static ArchiveEntry Refused(string name, string reason, string detail) =>
        new(name.Length <= LongestName ? name : name[..80] + "…", 0, 0) { Reason = reason, Detail = detail };

    private static bool IsSafe(string name) => name.Length is > 0 and <= LongestName && name[0] != '/'
        && !name.Contains('\0', StringComparison.Ordinal) && !(name.Length > 1 && name[1] == ':')
        && !Array.Exists(name.Split('/'), part => part == "..") && name.AsSpan().ContainsAnyExcept("./");
}
