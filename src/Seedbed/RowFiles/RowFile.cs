namespace Seedbed.RowFiles;

/// <summary>A file of rows.</summary>
/// <param name="Name">What rows carry as their document and in their ids: its path below the input, with forward slashes.</param>
/// <param name="FullPath">Where it lies.</param>
public sealed record RowFile(string Name, string FullPath)
{
    /// <summary>The endings of files that hold rows.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".jsonl", ".ndjson", ".csv", ".tsv"];

    /// <summary>Whether a file of this name holds rows, by its ending.</summary>
    public static bool IsRowFile(string name) => Endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);
}
