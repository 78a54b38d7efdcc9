namespace Seedbed.Ingestion.Office;

/// <summary>What a paragraph is, when it is whole.</summary>
internal sealed partial class DocxWalk
{
    private OfficeParagraph? Block(DocxParagraph paragraph)
    {
        DocxLabel? label = Label(paragraph, out int level);
        OfficeText text = paragraph.Text;
        if (paragraph.Style.IsContents)
            return null;
        if (text.IsBlank)
            return paragraph.Style.Kind == BlockKind.Code && text.Length == 0 ? text.Take(BlockKind.Code) : null;
        budget.Piece(text.Length);
        if (IsHeading(paragraph))
            return text.Take(BlockKind.Heading, Outline(paragraph) + 1, label: label?.Text);
        if (paragraph.Style.IsTitle)
            return Titled(text.Take(BlockKind.Heading, 1));
        return label is { } listed ? Listed(text, listed, level) : Plain(text, paragraph.Style);
    }

    private static bool IsHeading(DocxParagraph paragraph) => Outline(paragraph) is >= 0 and < 9;

    private static int Outline(DocxParagraph paragraph) => paragraph.Format.Outline ?? paragraph.Style.Paragraph.Outline ?? 9;

    private OfficeParagraph Titled(OfficeParagraph title)
    {
        Title ??= title.Text;
        return title;
    }

    /// <summary>A number alone makes a list item; one like "1.2" or "Article 1" stays as it is seen; no label goes on with the item before.</summary>
    private static OfficeParagraph Listed(OfficeText text, DocxLabel label, int level)
    {
        if (label.IsBullet || label.Ordinal is not null)
            return text.Take(BlockKind.ListItem, level + 1, label.Ordinal);
        return label.Text.Length > 0 ? text.Take(BlockKind.Paragraph, 0, label: label.Text) : text.Take(BlockKind.Paragraph, level + 1);
    }

    private static OfficeParagraph Plain(OfficeText text, DocxStyle style)
    {
        if (style.IsCaption)
        {
            OfficeParagraph caption = text.Take(BlockKind.Paragraph);
            return new(caption.Kind, 0, null, caption.Text, []) { IsCaption = true };
        }

        return text.Take(style.Kind, style.Kind is BlockKind.Term or BlockKind.Definition ? 1 : 0);
    }

    /// <summary>The label of a paragraph in a list. Lists count paragraphs without text too.</summary>
    private DocxLabel? Label(DocxParagraph paragraph, out int level)
    {
        DocxParagraphFormat own = paragraph.Format, style = paragraph.Style.Paragraph;
        level = 0;
        if ((own.List ?? style.List) is not { } list || list == 0)
            return null;
        level = own.ListLevel ?? (own.List is null ? numbering.LevelOf(list, paragraph.Style.ListStyle) : null) ?? style.ListLevel ?? 0;
        level = Math.Clamp(level, 0, DocxList.Levels - 1);
        return numbering.Next(list, level);
    }
}
