using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Office;

/// <summary>One level of a list: how it counts and what its labels look like.</summary>
internal sealed class DocxLevel
{
    private const int Most = 1_000_000;

    public int Start { get; set; } = 1;

    public string Format { get; private set; } = "decimal";

    /// <summary>The label, where <c>%2</c> stands for the second level's number.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether it goes on counting after a higher level.</summary>
    public bool NeverRestarts { get; private set; }

    /// <summary>The style whose paragraphs are of this level.</summary>
    public string? Style { get; private set; }

    /// <summary>Whether the numbers of all levels are Arabic in its label.</summary>
    public bool IsLegal { get; private set; }

    /// <summary>Reads a <c>lvl</c>, to its end.</summary>
    public static DocxLevel Read(XmlPart xml)
    {
        var level = new DocxLevel();
        XmlBelow below = xml.Below();
        while (below.Next())
            level.Take(xml);
        return level;
    }

    /// <summary>A number that a list may start at.</summary>
    public static int Bounded(int? start) => Math.Clamp(start ?? 1, 0, Most);

    private void Take(XmlPart xml)
    {
        switch (xml.Name)
        {
            case "start":
                Start = Bounded(xml.Number("val"));
                break;
            case "numFmt":
                Format = xml["val"] ?? Format;
                break;
            case "lvlText":
                string text = xml["val"] ?? "";
                Text = text.Length <= 100 ? text : text[..100];
                break;
            case "lvlRestart":
                NeverRestarts = xml.Number("val") == 0;
                break;
            case "pStyle":
                Style = xml["val"];
                break;
            case "isLgl":
                IsLegal = xml.IsOn();
                break;
            case "rPr" or "pPr":
                xml.Skip();
                break;
        }
    }
}
