namespace Seedbed.Ingestion.Pdf;

/// <summary>One page: its size and its lines in reading order.</summary>
internal sealed record PdfPage(float Width, float Height)
{
    /// <summary>Lines as poppler orders them, then as <see cref="PdfRows"/> does.</summary>
    public List<PdfLine> Lines { get; set; } = [];

    /// <summary>Whether <see cref="PdfRows"/> has put the lines in order.</summary>
    public bool IsArranged { get; set; }
}
