using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Office;

/// <summary>What a workbook says of its sheets.</summary>
internal sealed class XlsxWorkbook
{
    private const int Most = 10_000;

    private XlsxWorkbook()
    {
    }

    /// <summary>The sheets that are shown, in their order: name and id of the link to the part.</summary>
    public List<(string Name, string Link)> Sheets { get; } = [];

    /// <summary>Whether days are counted from 1904.</summary>
    public bool From1904 { get; private set; }

    public static XlsxWorkbook Of(Package package, string main)
    {
        var workbook = new XlsxWorkbook();
        using XmlPart xml = XmlPart.Open(package, main)!;
        while (xml.Next())
        {
            if (xml is { IsStart: true, Name: "workbookPr" })
                workbook.From1904 = xml["date1904"] is "1" or "true";
            else if (xml is { IsStart: true, Name: "sheet" } && xml["state"] is null or "visible" && xml.Link() is { } id && workbook.Sheets.Count < Most)
                workbook.Sheets.Add((xml["name"] ?? "", id));
        }

        return workbook;
    }
}
