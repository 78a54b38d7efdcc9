namespace Seedbed.Ingestion.Office;

/// <summary>Something that holds paragraphs: the body, a cell, a text box, a note.</summary>
/// <param name="items">Where they go; null for the output itself.</param>
/// <param name="depth">The depth of its element.</param>
internal sealed class DocxFrame(List<OfficeItem>? items, int depth)
{
    public List<OfficeItem>? Items { get; } = items;

    public int Depth { get; } = depth;

    /// <summary>How the text around it looked, to go on after a text box.</summary>
    public DocxLook Look { get; init; }

    /// <summary>A paragraph whose mark was deleted: the next one goes on in it.</summary>
    public DocxParagraph? Carried { get; set; }
}
