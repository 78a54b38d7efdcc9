namespace Seedbed.Export;

/// <summary>A file of an export.</summary>
/// <param name="Split">The split that it holds: <c>train</c> when the rows have none.</param>
/// <param name="Name">The file's path in the export's folder, with forward slashes.</param>
/// <param name="Rows">Rows written; 0 for a file that holds none, such as a recipe.</param>
/// <param name="Bytes">The file's size.</param>
public sealed record ExportedFile(string Split, string Name, long Rows, long Bytes)
{
    /// <summary>The name under which the card offers it to loaders; files of one name belong together. Null for a file that isn't loaded as rows.</summary>
    public string? Config { get; init; } = "default";
}
