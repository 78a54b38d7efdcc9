using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Office;

/// <summary>The styles of a document.</summary>
internal sealed class DocxStyles
{
    private const int LongestChain = 32;
    private static readonly DocxStyle None = new("");
    private readonly Dictionary<string, DocxStyle> _styles = new(StringComparer.Ordinal);
    private DocxStyle _default = None;

    private DocxStyles()
    {
    }

    /// <summary>The language that the document's text is in unless it says otherwise.</summary>
    public string? Language { get; private set; }

    /// <summary>Reads the part; a document without one has no styles but those that names tell.</summary>
    public static DocxStyles Of(Package package, string? part)
    {
        var styles = new DocxStyles();
        using XmlPart? xml = XmlPart.Open(package, part);
        while (xml is not null && xml.Next())
        {
            if (xml is { IsStart: true, Name: "style" })
                styles.Read(xml);
            else if (xml is { IsStart: true, Name: "lang" })
                styles.Language ??= xml["val"];
        }

        foreach (DocxStyle style in styles._styles.Values.ToArray())
            styles.Chains(style);
        return styles;
    }

    /// <summary>A paragraph's style; the default one when it names none.</summary>
    public DocxStyle Paragraph(string? id) => id is null ? _default : Get(id);

    /// <summary>A run's or a table's style.</summary>
    public DocxStyle Get(string? id)
    {
        if (id is null)
            return None;
        if (_styles.TryGetValue(id, out DocxStyle? style))
            return style;
        var named = new DocxStyle(id);
        named.Resolve([]);
        if (_styles.Count < 10_000)
            _styles.Add(id, named);
        return named;
    }

    private void Read(XmlPart xml)
    {
        var style = new DocxStyle(xml["styleId"] ?? "") { IsDefault = xml["default"] is "1" or "true" or "on" };
        bool isParagraph = xml["type"] is null or "paragraph";
        int depth = xml.Depth;
        XmlBelow below = xml.Below();
        while (below.Next())
            Read(xml, style, depth + 1);

        if (_styles.Count < 10_000)
            _styles.TryAdd(style.Id, style);
        if (style.IsDefault && isParagraph)
            _default = style;
    }

    private static void Read(XmlPart xml, DocxStyle style, int depth)
    {
        switch (xml.Name)
        {
            case "name":
                style.Name = (xml["val"] ?? "").ToLowerInvariant();
                break;
            case "basedOn":
                style.BasedOn = xml["val"];
                break;
            case "pPr" when xml.Depth == depth:
                style.Paragraph = DocxParagraphFormat.Read(xml);
                break;
            case "rPr" when xml.Depth == depth:
                style.Run = DocxRunFormat.Read(xml);
                break;
            case "tblStylePr":
                style.HasHeaderRow |= xml["type"] == "firstRow";
                xml.Skip();
                break;
        }
    }

    private void Chains(DocxStyle style)
    {
        var above = new List<DocxStyle>();
        for (string? id = style.BasedOn; id is not null && above.Count < LongestChain && _styles.TryGetValue(id, out DocxStyle? next); id = next.BasedOn)
            above.Add(next);
        style.Resolve(above);
    }
}
