namespace Seedbed.Tests.Doubles;

/// <summary>Writes small XLSX files: each sheet's rows as XML.</summary>
internal sealed class TinyXlsx
{
    private const string Namespaces =
        "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private readonly List<(string Name, string Rows, string After, string? State)> _sheets = [];

    public bool From1904 { get; init; }

    /// <summary>Styles 1 to 6: a date, a date with time, a time, a percentage, a duration, a date by a code of its own.</summary>
    public string Styles { get; init; } =
        "<numFmts><numFmt numFmtId='164' formatCode='[$-407]d. mmmm yyyy;@'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='22'/><xf numFmtId='20'/><xf numFmtId='10'/><xf numFmtId='46'/><xf numFmtId='164'/></cellXfs>";

    public string Strings { get; init; } = "<si><t>Name</t></si><si><r><t>Pr</t></r><r><t>ice</t></r><rPh><t>x</t></rPh></si>";

    public TinyXlsx Sheet(string name, string rows, string after = "", string? state = null)
    {
        _sheets.Add((name, rows, after, state));
        return this;
    }

    public static string Row(int number, params string[] cells) => $"<row r='{number}'>{string.Concat(cells)}</row>";

    /// <summary>A cell by its place, its value and its attributes.</summary>
    public static string C(string place, string value, string attributes = "") => $"<c r='{place}' {attributes}><v>{value}</v></c>";

    /// <summary>A cell with its own text.</summary>
    public static string T(string place, string text) => $"<c r='{place}' t='inlineStr'><is><t>{text}</t></is></c>";

    public ZipOf Zip()
    {
        ZipOf zip = new ZipOf()
            .With("_rels/.rels", TinyDocx.Relations(("officeDocument", "xl/workbook.xml")))
            .With("xl/workbook.xml", $"<workbook {Namespaces}><workbookPr{(From1904 ? " date1904='1'" : "")}/><sheets>{string.Concat(_sheets.Select((sheet, i) => $"<sheet name='{sheet.Name}' sheetId='{i + 1}' r:id='rId{i + 3}'{(sheet.State is null ? "" : $" state='{sheet.State}'")}/>"))}</sheets></workbook>")
            .With("xl/_rels/workbook.xml.rels", TinyDocx.Relations([("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml"), .. _sheets.Select((_, i) => ("worksheet", $"worksheets/sheet{i}.xml"))]))
            .With("xl/styles.xml", $"<styleSheet {Namespaces}>{Styles}</styleSheet>")
            .With("xl/sharedStrings.xml", $"<sst {Namespaces}>{Strings}</sst>");
        for (int i = 0; i < _sheets.Count; i++)
            zip.With($"xl/worksheets/sheet{i}.xml", $"<worksheet {Namespaces}><sheetData>{_sheets[i].Rows}</sheetData>{_sheets[i].After}</worksheet>");
        return zip;
    }

    public byte[] Bytes() => Zip().Bytes();
}
