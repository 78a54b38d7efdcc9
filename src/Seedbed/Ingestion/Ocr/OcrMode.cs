namespace Seedbed.Ingestion.Ocr;

/// <summary>What is read by recognising the characters of its picture.</summary>
public enum OcrMode
{
    /// <summary>Images, and pages of PDF files that have pictures and no text.</summary>
    Auto,

    /// <summary>Images, and all pages of PDF files.</summary>
    Always,

    /// <summary>Nothing.</summary>
    Never,
}
