using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Office;

/// <summary>How a run or a style says that text looks; null where it says nothing.</summary>
internal struct DocxRunFormat
{
    private static readonly string[] MonoFonts =
        ["Courier", "Consolas", "Mono", "Menlo", "Monaco", "Lucida Console", "Inconsolata", "Source Code", "Typewriter", "Cascadia", "Fira Code", "Fixedsys"];

    public string? Style { get; set; }

    public bool? IsBold { get; set; }

    public bool? IsItalic { get; set; }

    public bool? IsHidden { get; set; }

    /// <summary>Whether the font is one of typewriters and code.</summary>
    public bool? IsMono { get; set; }

    public bool IsRaised { get; set; }

    /// <summary>Whether a tracked change removes it: of a paragraph's mark, that the next paragraph goes on in this one.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>Reads an <c>rPr</c>, to its end.</summary>
    public static DocxRunFormat Read(XmlPart xml)
    {
        DocxRunFormat format = default;
        XmlBelow below = xml.Below();
        while (below.Next())
            format.Take(xml);
        return format;
    }

    private void Take(XmlPart xml)
    {
        switch (xml.Name)
        {
            case "rStyle":
                Style = xml["val"];
                break;
            case "b":
                IsBold = xml.IsOn();
                break;
            case "i":
                IsItalic = xml.IsOn();
                break;
            case "vanish":
                IsHidden = xml.IsOn();
                break;
            case "rFonts":
                IsMono = xml["ascii"] is { } font ? IsMonoFont(font) : IsMono;
                break;
            case "vertAlign":
                IsRaised = xml["val"] == "superscript";
                break;
            case "del":
                IsDeleted = true;
                break;
            case "rPrChange":
                xml.Skip();
                break;
        }
    }

    private static bool IsMonoFont(string font) => !font.Contains("Monotype", StringComparison.Ordinal)
        && Array.Exists(MonoFonts, name => font.Contains(name, StringComparison.OrdinalIgnoreCase));
}
