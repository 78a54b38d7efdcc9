namespace Seedbed.Ingestion.Office;

/// <summary>How the run that is being read looks.</summary>
internal readonly record struct DocxLook(TextMarks Marks, bool IsHidden, bool IsRaised);
