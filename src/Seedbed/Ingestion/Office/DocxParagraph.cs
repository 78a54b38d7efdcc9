namespace Seedbed.Ingestion.Office;

/// <summary>A paragraph while it is read.</summary>
internal sealed class DocxParagraph
{
    public OfficeText Text { get; } = new();

    public DocxParagraphFormat Format { get; set; }

    public DocxStyle Style { get; set; } = null!;

    /// <summary>Text boxes and notes that hang on it, written after it.</summary>
    public List<OfficeItem> After { get; } = [];

    public void Clear()
    {
        Text.Clear();
        After.Clear();
        Format = default;
    }
}
