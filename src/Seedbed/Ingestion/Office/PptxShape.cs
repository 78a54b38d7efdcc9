namespace Seedbed.Ingestion.Office;

/// <summary>Something on a slide with text in it.</summary>
internal sealed class PptxShape
{
    /// <summary>What its placeholder is for: <c>title</c>, <c>body</c>; empty for one of no kind, null for what is no placeholder.</summary>
    public string? Placeholder { get; set; }

    public double Left { get; set; }

    public double Top { get; set; }

    public double Height { get; set; }

    public bool HasPlace { get; set; }

    public List<OfficeItem> Items { get; } = [];

    public bool IsTitle => Placeholder is "title" or "ctrTitle";

    /// <summary>What every slide repeats: date, foot, number.</summary>
    public bool IsFurniture => Placeholder is "dt" or "ftr" or "sldNum" or "hdr";

    /// <summary>Whether its paragraphs have bullets unless they say otherwise.</summary>
    public bool IsList => Placeholder is "" or "body" or "obj";
}
