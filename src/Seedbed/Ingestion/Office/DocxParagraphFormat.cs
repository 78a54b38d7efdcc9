using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Office;

/// <summary>What a paragraph or a style says of its place in lists and among headings; null where it says nothing.</summary>
internal struct DocxParagraphFormat
{
    public string? Style { get; set; }

    public int? List { get; set; }

    public int? ListLevel { get; set; }

    /// <summary>0 to 8 are headings, 9 is text.</summary>
    public int? Outline { get; set; }

    /// <summary>How the paragraph's own mark looks.</summary>
    public DocxRunFormat End { get; set; }

    /// <summary>Reads a <c>pPr</c>, to its end.</summary>
    public static DocxParagraphFormat Read(XmlPart xml)
    {
        DocxParagraphFormat format = default;
        XmlBelow below = xml.Below();
        while (below.Next())
            format.Take(xml);
        return format;
    }

    private void Take(XmlPart xml)
    {
        switch (xml.Name)
        {
            case "pStyle":
                Style = xml["val"];
                break;
            case "numId":
                List = xml.Number("val");
                break;
            case "ilvl":
                ListLevel = xml.Number("val");
                break;
            case "outlineLvl":
                Outline = xml.Number("val");
                break;
            case "rPr":
                End = DocxRunFormat.Read(xml);
                break;
            case "sectPr" or "pPrChange":
                xml.Skip();
                break;
        }
    }
}
