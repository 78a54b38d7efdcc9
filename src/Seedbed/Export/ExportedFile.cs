namespace Seedbed.Export;

/// <summary>A data file of an export.</summary>
/// <param name="Split">The split that it holds: <c>train</c> when the rows have none.</param>
/// <param name="Name">The file's name in the export's folder.</param>
/// <param name="Rows">Rows written.</param>
/// <param name="Bytes">The file's size.</param>
public sealed record ExportedFile(string Split, string Name, long Rows, long Bytes);
