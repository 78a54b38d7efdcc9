using System.Text;
using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Office;

/// <summary>Texts that the cells of a workbook share.</summary>
internal static class XlsxStrings
{
    /// <summary>Reads the part; a workbook without one has none.</summary>
    public static List<string> Of(Package package, string? part)
    {
        var strings = new List<string>();
        var budget = new TextBudget(pieces: 2_000_000);
        using XmlPart? xml = XmlPart.Open(package, part);
        while (xml is not null && xml.Next())
        {
            if (xml is not { IsStart: true, Name: "si" })
                continue;
            string text = Read(xml);
            budget.Piece(text.Length);
            strings.Add(text);
        }

        return strings;
    }

    /// <summary>The text below an element: its runs, without the readings of Japanese words.</summary>
    public static string Read(XmlPart xml)
    {
        var text = new StringBuilder();
        int depth = xml.Depth;
        bool isEmpty = xml.IsEmpty, inText = false;
        while (!isEmpty && xml.NextBelow(depth))
        {
            if (xml is { IsStart: true, Name: "rPh" })
                xml.Skip();
            else if (xml.IsStart || xml.IsEnd)
                inText = xml is { IsStart: true, Name: "t", IsEmpty: false };
            else if (inText && xml.IsText)
                Append(xml, text);
        }

        return text.ToString();
    }

    /// <summary>Adds the text that the part stands at. A cell holds 32,767 characters; more than a million is nonsense.</summary>
    public static void Append(XmlPart xml, StringBuilder text)
    {
        for (ReadOnlySpan<char> chunk = xml.Chunk(); !chunk.IsEmpty; chunk = xml.Chunk())
        {
            if (text.Length > 1_000_000)
                throw PackageException.TooLarge("1,000,000 characters in one cell");
            text.Append(chunk);
        }
    }
}
