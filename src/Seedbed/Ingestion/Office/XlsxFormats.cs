using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Office;

/// <summary>The number formats of a workbook's cells, by the number of their style.</summary>
internal sealed class XlsxFormats
{
    private const int Most = 100_000;
    private readonly List<XlsxFormat> _cells = [];

    private XlsxFormats()
    {
    }

    /// <summary>Reads the part; a workbook without one has no formats.</summary>
    public static XlsxFormats Of(Package package, string? part)
    {
        var formats = new XlsxFormats();
        var codes = new Dictionary<int, string>();
        bool inCells = false;
        using XmlPart? xml = XmlPart.Open(package, part);
        while (xml is not null && xml.Next())
        {
            if (xml.Name == "cellXfs")
                inCells = xml.IsStart && !xml.IsEmpty;
            else if (xml is { IsStart: true, Name: "numFmt" } && codes.Count < Most)
                codes.TryAdd(xml.Number("numFmtId") ?? -1, xml["formatCode"] ?? "");
            else if (inCells && xml is { IsStart: true, Name: "xf" } && formats._cells.Count < Most)
                formats._cells.Add(Of(xml.Number("numFmtId") ?? 0, codes));
        }

        return formats;
    }

    /// <summary>The format of a style.</summary>
    public XlsxFormat this[int? style] => style is { } at && at >= 0 && at < _cells.Count ? _cells[at] : default;

    private static XlsxFormat Of(int id, Dictionary<int, string> codes) => codes.TryGetValue(id, out string? code) ? XlsxFormat.OfCode(code) : id switch
    {
        9 => new(XlsxFormatKind.Percent, 0),
        10 => new(XlsxFormatKind.Percent, 2),
        (>= 14 and <= 17) or (>= 27 and <= 31) or 36 or (>= 50 and <= 58) => new(XlsxFormatKind.Date),
        (>= 18 and <= 21) or (>= 32 and <= 35) or 45 or 47 => new(XlsxFormatKind.Time),
        22 => new(XlsxFormatKind.DateTime),
        46 => new(XlsxFormatKind.Duration),
        _ => default,
    };
}
