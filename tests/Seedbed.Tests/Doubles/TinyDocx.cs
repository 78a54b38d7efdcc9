namespace Seedbed.Tests.Doubles;

/// <summary>Writes small DOCX files: the body's XML with the prefix <c>w</c>, and what parts it needs.</summary>
internal sealed class TinyDocx
{
    private const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
        + "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";

    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The styles that most tests need; headings have German ids, as localised Word writes them.</summary>
    public static readonly string UsualStyles = string.Concat(
        "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='en-GB'/></w:rPr></w:rPrDefault></w:docDefaults>",
        Style("Standard", "Normal", "", isDefault: true),
        Style("berschrift1", "heading 1", "<w:basedOn w:val='Standard'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr>"),
        Style("berschrift2", "heading 2", "<w:basedOn w:val='Standard'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr>"),
        Style("Eigene", "Eigene Kapitel", "<w:basedOn w:val='berschrift2'/>"),
        Style("Titel", "Title", ""),
        Style("Beschriftung", "caption", ""),
        Style("Quelltext", "Source Code", ""),
        Style("TOC1", "toc 1", ""));

    /// <summary>Lists: 1 is numbered with bullets below, 2 the same list from 1 again, 3 numbers headings and clauses, 4 bullets.</summary>
    public const string UsualLists =
        "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
        + "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%2)'/></w:lvl><w:lvl w:ilvl='2'><w:numFmt w:val='bullet'/><w:lvlText w:val='•'/></w:lvl></w:abstractNum>"
        + "<w:abstractNum w:abstractNumId='2'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1'/></w:lvl><w:lvl w:ilvl='1'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl></w:abstractNum>"
        + "<w:abstractNum w:abstractNumId='3'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='-'/></w:lvl></w:abstractNum>"
        + "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>"
        + "<w:num w:numId='3'><w:abstractNumId w:val='2'/></w:num><w:num w:numId='4'><w:abstractNumId w:val='3'/></w:num>";

    public string Body { get; init; } = "";

    public string Styles { get; init; } = UsualStyles;

    public string Numbering { get; init; } = UsualLists;

    public string Footnotes { get; init; } = "";

    public string? Title { get; init; }

    public string? Language { get; init; }

    public static string Style(string id, string name, string more, bool isDefault = false) =>
        $"<w:style w:type='paragraph' w:styleId='{id}'{(isDefault ? " w:default='1'" : "")}><w:name w:val='{name}'/>{more}</w:style>";

    /// <summary>A paragraph of plain text.</summary>
    public static string P(string text, string? style = null, string properties = "") =>
        $"<w:p><w:pPr>{(style is null ? "" : $"<w:pStyle w:val='{style}'/>")}{properties}</w:pPr>{R(text)}</w:p>";

    /// <summary>A run of plain text.</summary>
    public static string R(string text, string properties = "") =>
        $"<w:r>{(properties.Length == 0 ? "" : $"<w:rPr>{properties}</w:rPr>")}<w:t xml:space='preserve'>{text}</w:t></w:r>";

    /// <summary>A paragraph of a list.</summary>
    public static string Item(string text, int list, int level = 0) =>
        P(text, null, $"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr>");

    /// <summary>A cell with one paragraph.</summary>
    public static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{P(text)}</w:tc>";

    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    public static string HeaderRow(params string[] cells) => $"<w:tr><w:trPr><w:tblHeader/></w:trPr>{string.Concat(cells)}</w:tr>";

    public static string Table(params string[] rows) => $"<w:tbl><w:tblPr/>{string.Concat(rows)}</w:tbl>";

    public ZipOf Zip() => new ZipOf()
        .With("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")
        .With("_rels/.rels", Relations(("officeDocument", "word/document.xml"), ("metadata/core-properties", "docProps/core.xml")))
        .With("docProps/core.xml", $"<p xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>{Title}</dc:title><dc:language>{Language}</dc:language></p>")
        .With("word/_rels/document.xml.rels", Relations(("styles", "styles.xml"), ("numbering", "/word/numbering.xml"), ("footnotes", "../word/footnotes.xml")))
        .With("word/styles.xml", $"<w:styles {Namespaces}>{Styles}</w:styles>")
        .With("word/numbering.xml", $"<w:numbering {Namespaces}>{Numbering}</w:numbering>")
        .With("word/footnotes.xml", $"<w:footnotes {Namespaces}><w:footnote w:type='separator' w:id='-1'><w:p/></w:footnote>{Footnotes}</w:footnotes>")
        .With("word/document.xml", $"<?xml version='1.0' encoding='UTF-8'?><w:document {Namespaces}><w:body>{Body}<w:sectPr/></w:body></w:document>");

    public byte[] Bytes() => Zip().Bytes();

    internal static string Relations(params (string Type, string Target)[] all) =>
        $"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{string.Concat(all.Select((one, i) => $"<Relationship Id='rId{i + 1}' Type='{Links}/{one.Type}' Target='{one.Target}'/>"))}</Relationships>";
}
