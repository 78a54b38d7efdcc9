using System.Text;
using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Office;

/// <summary>Reads the rows of a sheet one after the other.</summary>
internal sealed class XlsxSheet(XmlPart xml, List<string> strings, XlsxFormats formats, bool from1904, TextBudget budget)
{
    private const int MostMerges = 100_000;
    private readonly StringBuilder _value = new();
    private int _row;

    /// <summary>Rectangles of cells made one; known when all rows were read.</summary>
    public List<XlsxMerge> Merges { get; } = [];

    /// <summary>The next row with something in it; null at the end.</summary>
    public XlsxRow? Next()
    {
        while (xml.Next())
        {
            if (xml is { IsStart: true, Name: "row" })
            {
                _row = xml.Number("r") ?? _row + 1;
                List<XlsxCell> cells = Cells();
                if (cells.Count > 0)
                    return new(_row, cells);
            }
            else if (xml is { IsStart: true, Name: "mergeCell" } && Merges.Count < MostMerges && XlsxMerge.Of(xml["ref"]) is { } merge)
            {
                Merges.Add(merge);
            }
        }

        return null;
    }

    private List<XlsxCell> Cells()
    {
        var cells = new List<XlsxCell>();
        int column = -1;
        bool isOrdered = true;
        XmlBelow below = xml.Below();
        while (below.Next())
        {
            if (xml.Name != "c")
                continue;
            int before = column;
            column = XlsxMerge.TryPlace(xml["r"], out int at, out _) ? at : column + 1;
            isOrdered &= column > before;
            XlsxCell cell = Cell(column);
            if (CleanText.IsBlank(cell.Text))
                continue;
            budget.Piece(cell.Text.Length);
            cells.Add(cell);
        }

        return isOrdered ? cells : [.. cells.DistinctBy(cell => cell.Column).OrderBy(cell => cell.Column)];
    }

    private XlsxCell Cell(int column)
    {
        string type = xml["t"] ?? "n";
        int? style = type == "n" ? xml.Number("s") : null;
        string? inline = null;
        int depth = xml.Depth;
        bool isEmpty = xml.IsEmpty, inValue = false;
        _value.Clear();
        while (!isEmpty && xml.NextBelow(depth))
        {
            if (xml is { IsStart: true, Name: "is" })
                inline = XlsxStrings.Read(xml);
            else if (xml.IsStart || xml.IsEnd)
                inValue = xml is { IsStart: true, Name: "v", IsEmpty: false };
            else if (inValue && xml.IsText)
                XlsxStrings.Append(xml, _value);
        }

        return new(column, inline ?? Shown(type, _value.ToString(), style), type is "s" or "str" or "inlineStr");
    }

    private string Shown(string type, string value, int? style) => type switch
    {
        "s" => int.TryParse(value, out int at) && at >= 0 && at < strings.Count ? strings[at] : "",
        "b" => value.Trim() == "1" ? "TRUE" : value.Length == 0 ? "" : "FALSE",
        "n" => formats[style].Show(value, from1904),
        _ => value,
    };
}
