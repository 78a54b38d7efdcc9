namespace Seedbed.Ingestion.Office;

/// <summary>What a body, a cell or a note is made of: a paragraph or a table.</summary>
internal abstract class OfficeItem;
