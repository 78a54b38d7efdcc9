namespace Seedbed.Ingestion.Office;

/// <summary>The markup of a run of text.</summary>
[Flags]
internal enum TextMarks
{
    None = 0,
    Strong = 1,
    Emphasis = 2,
    Code = 4,
    Link = 8,
}
