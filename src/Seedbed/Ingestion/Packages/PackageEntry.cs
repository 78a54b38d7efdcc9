namespace Seedbed.Ingestion.Packages;

/// <summary>One entry of a package's directory.</summary>
/// <param name="Name">Its name with forward slashes.</param>
/// <param name="Method">0 as it stands, 8 deflated.</param>
/// <param name="IsEncrypted">Whether it needs a password.</param>
/// <param name="Packed">Its bytes in the package.</param>
/// <param name="Unpacked">Its bytes unpacked, as the directory says; not to be trusted.</param>
/// <param name="Offset">Where its own header begins.</param>
internal sealed record PackageEntry(string Name, int Method, bool IsEncrypted, long Packed, long Unpacked, long Offset)
{
    private const int LongestName = 1024;

    /// <summary>Whether it is a folder.</summary>
    public bool IsFolder => Name.EndsWith('/');

    /// <summary>Whether the name stays below the folder that it would be written to: no root, no drive, no <c>..</c>.</summary>
    public bool IsSafe => Name.Length is > 0 and <= LongestName && Name[0] != '/' && !Name.Contains('\0', StringComparison.Ordinal)
        && !(Name.Length > 1 && Name[1] == ':') && !Array.Exists(Name.Split('/'), part => part is "..");
}
