namespace Seedbed.Ingestion.Office;

/// <summary>One style, with what it takes from the styles that it is based on.</summary>
internal sealed class DocxStyle(string id)
{
    private static readonly string[] CodeNames = ["source code", "html preformatted", "preformatted text", "code", "code block", "verbatim", "macro", "listing"];
    private static readonly string[] CodeRuns = ["verbatim char", "html code", "html keyboard", "html sample", "html typewriter", "html variable", "source text", "code", "inline code", "code char"];

    public string Id { get; } = id;

    /// <summary>Its name in lower case; built-in styles have English names whatever the program's language.</summary>
    public string Name { get; set; } = "";

    public string? BasedOn { get; set; }

    public bool IsDefault { get; set; }

    public DocxParagraphFormat Paragraph { get; set; }

    public DocxRunFormat Run { get; set; }

    /// <summary>The style that put the paragraph into its list: the list's levels name their styles.</summary>
    public string? ListStyle { get; set; }

    /// <summary>Whether a table's first row looks other than the rest.</summary>
    public bool HasHeaderRow { get; set; }

    /// <summary>The kind of block that its name stands for, beside headings and lists.</summary>
    public BlockKind Kind { get; private set; } = BlockKind.Paragraph;

    public bool IsTitle => Name == "title";

    public bool IsContents => Name.StartsWith("toc ", StringComparison.Ordinal) && (char.IsAsciiDigit(Name[^1]) || Name == "toc heading");

    public bool IsCaption => Name is "caption" or "table caption" or "image caption";

    /// <summary>Whether runs of this style are code.</summary>
    public bool IsCodeRun { get; private set; }

    /// <summary>Fills in what it doesn't say from the styles above it, nearest first.</summary>
    public void Resolve(IEnumerable<DocxStyle> above)
    {
        DocxParagraphFormat paragraph = Paragraph;
        DocxRunFormat run = Run;
        ListStyle = paragraph.List is null ? null : Id;
        int? outline = paragraph.Outline ?? DocxHeadingNames.LevelOf(Name, Id);
        foreach (DocxStyle style in above)
        {
            if (paragraph.List is null && style.Paragraph.List is not null)
                ListStyle = style.ListStyle ?? style.Id;
            paragraph.List ??= style.Paragraph.List;
            paragraph.ListLevel ??= style.Paragraph.ListLevel;
            outline ??= style.Paragraph.Outline ?? DocxHeadingNames.LevelOf(style.Name, style.Id);
            run.IsBold ??= style.Run.IsBold;
            run.IsItalic ??= style.Run.IsItalic;
            run.IsHidden ??= style.Run.IsHidden;
            run.IsMono ??= style.IsDefault ? null : style.Run.IsMono;
            HasHeaderRow |= style.HasHeaderRow;
        }

        paragraph.Outline = outline;
        (Paragraph, Run) = (paragraph, run);
        bool isMono = !IsDefault && run.IsMono == true;
        IsCodeRun = isMono || Array.IndexOf(CodeRuns, Name) >= 0;
        Kind = isMono || Array.IndexOf(CodeNames, Name) >= 0 ? BlockKind.Code
            : Name == "definition term" ? BlockKind.Term : Name == "definition" ? BlockKind.Definition : BlockKind.Paragraph;
    }
}
