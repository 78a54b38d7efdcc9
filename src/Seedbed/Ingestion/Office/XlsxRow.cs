namespace Seedbed.Ingestion.Office;

/// <summary>A row with something in it.</summary>
/// <param name="Number">Its number in the sheet.</param>
/// <param name="Cells">Its cells from left to right, those without text left out.</param>
internal sealed record XlsxRow(int Number, List<XlsxCell> Cells);
