namespace Seedbed.Export;

/// <summary>What an export wrote. Every row of the dataset is in a file or counted as rejected.</summary>
/// <param name="Folder">The folder that holds it all.</param>
/// <param name="Files">The data files, in the order in which their splits were first met.</param>
/// <param name="Rejected">Rows that the format could not take, by reason; each stands in <c>rejects.jsonl</c>.</param>
public sealed record ExportResult(string Folder, IReadOnlyList<ExportedFile> Files, IReadOnlyDictionary<string, long> Rejected)
{
    /// <summary>What the user should know besides, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Rows written, over all files.</summary>
    public long Rows => Files.Sum(file => file.Rows);
}
