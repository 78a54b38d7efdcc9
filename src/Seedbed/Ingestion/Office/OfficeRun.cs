namespace Seedbed.Ingestion.Office;

/// <summary>Where in a paragraph's text a markup begins; it goes on to the next run.</summary>
internal readonly record struct OfficeRun(int Start, TextMarks Marks);
