using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;
using static Seedbed.Tests.Doubles.TinyDocx;

namespace Seedbed.Tests.Ingestion;

public sealed class DocxReaderTests : PackageConformance
{
    private const string Box = "<w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent>";

    protected override DocumentReader Reader { get; } = new DocxReader();

    protected override string MainPart => "word/document.xml";

    private protected override ZipOf Package => Guide().Zip();

    private static TinyDocx Guide() => new()
    {
        Title = "The Guide",
        Language = "en-US",
        Body = P("The Guide", "Titel") + P("Install", "berschrift1") + P("Read this.") + Item("First", 1) + Item("One more", 1, 1) + Item("Second", 1)
            + Table(HeaderRow(Cell("Key"), Cell("Value")), Row(Cell("a"), Cell("1")), Row(Cell("wide", "<w:gridSpan w:val='2'/>")))
            + $"<w:p>{R("Noted")}<w:r><w:footnoteReference w:id='1'/></w:r></w:p>" + Alternative(Box),
        Footnotes = $"<w:footnote w:id='1'>{P("A note.")}</w:footnote>",
    };

    private static string Alternative(string box) =>
        $"<w:p>{R("Before")}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>{R(" and after")}</w:p>";

    private static async Task<Document> ReadDocumentAsync(TinyDocx docx)
    {
        using var folder = new DocumentFolder().With("guide.docx", docx.Bytes());
        Document document = await folder.ReadOneAsync();
        document.ShouldKeepItsPromises();
        return document;
    }

    private static async Task<string[]> LinesAsync(string body, string footnotes = "") =>
        (await ReadDocumentAsync(new TinyDocx { Body = body, Footnotes = footnotes })).Lines();

    [Fact]
    public async Task Everything_stands_in_document_order()
    {
        Document document = await ReadDocumentAsync(Guide());
        document.Title.ShouldBe("The Guide");
        document.Language.ShouldBe("en-US");
        document.Lines().ShouldBe(
        [
            "Heading1: The Guide", "Heading1: Install", "Paragraph: Read this.", "ListItem1#1: First", "ListItem2#1: One more", "ListItem1#2: Second",
            "Table: Key | Value\na | 1\nwide", "Paragraph: Noted", "Paragraph: A note.", "Paragraph: Before and after", "Paragraph: in the box",
        ]);
        document.Blocks[6].Table!.Header.ShouldBe(["Key", "Value"]);
        document.Blocks[6].Table!.Rows[1].Select(cell => cell.Of(document.Text)).ShouldBe(["wide", "wide"]);
    }

    [Fact]
    public async Task Headings_follow_outline_levels_through_styles_based_on_one_another() =>
        (await LinesAsync(P("Own", "Eigene") + P("Direct", null, "<w:outlineLvl w:val='2'/>") + P("Unknown", "Titre 4") + P("Text", "berschrift1", "<w:outlineLvl w:val='9'/>")))
            .ShouldBe(["Heading2: Own", "Heading3: Direct", "Heading4: Unknown", "Paragraph: Text"]);

    [Fact]
    public async Task Numbers_of_headings_and_clauses_are_computed()
    {
        string Numbered(string text, string? style, int level) => P(text, style, $"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='3'/></w:numPr>");
        (await LinesAsync(Numbered("Scope", "berschrift1", 0) + Numbered("Words", "berschrift2", 1) + Numbered("The parties agree.", null, 1) + Numbered("Terms", "berschrift1", 0) + Numbered("Time", "berschrift2", 1)))
            .ShouldBe(["Heading1: 1 Scope", "Heading2: 1.1 Words", "Paragraph: 1.2 The parties agree.", "Heading1: 2 Terms", "Heading2: 2.1 Time"]);
    }

    [Fact]
    public async Task A_list_that_starts_over_counts_from_its_start() =>
        (await LinesAsync(Item("a", 1) + Item("b", 1) + P("Then") + Item("c", 1) + Item("d", 2) + Item("e", 2) + Item("f", 4)))
            .ShouldBe(["ListItem1#1: a", "ListItem1#2: b", "Paragraph: Then", "ListItem1#3: c", "ListItem1#1: d", "ListItem1#2: e", "ListItem1: f"]);

    [Fact]
    public async Task Tracked_changes_are_as_if_accepted()
    {
        string body = $"<w:p>{R("Keep ")}<w:ins w:id='1'>{R("new ")}</w:ins><w:del w:id='2'><w:r><w:delText>old </w:delText></w:r></w:del>{R("text")}</w:p>"
            + $"<w:p><w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr>{R("One ")}</w:p><w:p>{R("sentence.")}</w:p>"
            + $"<w:moveFrom>{P("gone")}</w:moveFrom><w:moveTo>{P("moved")}</w:moveTo>"
            + P("Was a heading", null, "<w:pPrChange><w:pPr><w:pStyle w:val='berschrift1'/></w:pPr></w:pPrChange>")
            + Table(Row(Cell("a"), Cell("b")), $"<w:tr><w:trPr><w:del/></w:trPr>{Cell("x")}{Cell("y")}</w:tr>", Row(Cell("c"), Cell("d")));
        (await LinesAsync(body)).ShouldBe(["Paragraph: Keep new text", "Paragraph: One sentence.", "Paragraph: moved", "Paragraph: Was a heading", "Table: a | b\nc | d"]);
    }

    [Fact]
    public async Task Fields_give_their_results_and_tables_of_contents_nothing()
    {
        static string Field(string code, string result) =>
            $"<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>{result}<w:r><w:fldChar w:fldCharType='end'/></w:r>";
        string body = $"<w:p>{R("See ")}{Field(" HYPERLINK &quot;http://a.b&quot; ", R("the page"))}{R(", by ")}<w:fldSimple w:instr='AUTHOR'>{R("Ann")}</w:fldSimple></w:p>"
            + $"<w:p>{Field(" TOC \\o ", R("Install 1"))}</w:p><w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr><w:sdtContent>{P("Contents")}</w:sdtContent></w:sdt>"
            + P("Install 1", "TOC1") + $"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{P("In a control")}</w:sdtContent></w:sdt>";
        Document document = await ReadDocumentAsync(new TinyDocx { Body = body });
        document.Lines().ShouldBe(["Paragraph: See the page, by Ann", "Paragraph: In a control"]);
        document.Blocks[0].Marks.Where(mark => mark.Kind == MarkKind.Link).ShouldHaveSingleItem().Span.Of(document.Text).ShouldBe("the page");
    }

    [Fact]
    public async Task Hidden_text_comments_and_ruby_are_left_out() =>
        (await LinesAsync($"<w:p>{R("Seen")}{R(" unseen", "<w:vanish/>")}<w:r><w:commentReference w:id='1'/></w:r><w:r><w:ruby><w:rt>{R("kan")}</w:rt><w:rubyBase>{R(" 漢")}</w:rubyBase></w:ruby></w:r></w:p>"))
            .ShouldBe(["Paragraph: Seen 漢"]);

    [Fact]
    public async Task Breaks_tabs_symbols_powers_and_formulas_are_text() =>
        (await LinesAsync($"<w:p>{R("a")}<w:r><w:br/></w:r>{R("b")}<w:r><w:tab/></w:r>{R("c")}<w:r><w:noBreakHyphen/></w:r>{R("10")}{R("-3", "<w:vertAlign w:val='superscript'/>")}"
            + "<w:r><w:sym w:font='Symbol' w:char='F061'/></w:r><m:oMath><m:f><m:num><m:r><m:t>x</m:t></m:r></m:num><m:den><m:r><m:t>y</m:t></m:r></m:den></m:f></m:oMath></w:p>"))
            .ShouldBe(["Paragraph: a\nb c-10^-3αx/y"]);

    [Fact]
    public async Task Merged_cells_are_repeated_and_header_rows_joined()
    {
        string body = P("Prices", "Beschriftung") + Table(
            HeaderRow(Cell("Thing", "<w:vMerge w:val='restart'/>"), Cell("Price", "<w:gridSpan w:val='2'/>")),
            HeaderRow(Cell("", "<w:vMerge/>"), Cell("net"), Cell("gross")),
            Row(Cell("Seed", "<w:vMerge w:val='restart'/>"), Cell("1"), Cell("2")),
            Row(Cell("", "<w:vMerge/>"), Cell("3"), Cell("4")));
        Document document = await ReadDocumentAsync(new TinyDocx { Body = body });
        Table table = document.Blocks[1].Table!;
        table.Caption.ShouldBe("Prices");
        table.Header.ShouldBe(["Thing", "Price net", "Price gross"]);
        document.Lines()[1].ShouldEndWith("Seed | 1 | 2\nSeed | 3 | 4");
    }

    [Fact]
    public async Task A_table_within_a_cell_is_a_line_and_a_frame_of_one_cell_is_none()
    {
        string inner = Table(Row(Cell("x"), Cell("y")), Row(Cell("z"), Cell("w")));
        (await LinesAsync(Table(Row(Cell("a"), $"<w:tc>{inner}<w:p/></w:tc>"), Row(Cell("b"), Cell("c"))) + Table($"<w:tr><w:tc>{P("Note", "berschrift2")}{inner}</w:tc></w:tr>")))
            .ShouldBe(["Table: a | x, y; z, w\nb | c", "Heading2: Note", "Table: x | y\nz | w"]);
    }

    [Fact]
    public async Task Notes_of_a_table_follow_it_and_come_once() =>
        (await LinesAsync(Table(Row($"<w:tc><w:p>{R("a")}<w:r><w:footnoteReference w:id='1'/></w:r></w:p></w:tc>", Cell("b")), Row(Cell("c"), Cell("d")))
            + $"<w:p>{R("again")}<w:r><w:footnoteReference w:id='1'/></w:r></w:p>", $"<w:footnote w:id='1'>{P("The note.")}</w:footnote>"))
            .ShouldBe(["Table: a | b\nc | d", "Paragraph: The note.", "Paragraph: again"]);

    [Fact]
    public async Task Lines_of_code_are_one_block() =>
        (await LinesAsync(P("for x", "Quelltext") + "<w:p><w:pPr><w:pStyle w:val='Quelltext'/></w:pPr></w:p>" + P("    print x", "Quelltext") + P("Text")))
            .ShouldBe(["Code: for x\n\n    print x", "Paragraph: Text"]);

    [Fact]
    public async Task The_strict_form_reads_the_same()
    {
        TinyDocx docx = Guide();
        string strict = System.Text.Encoding.UTF8.GetString(docx.Zip()["word/document.xml"]).Replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main", StringComparison.Ordinal);
        ReadOutcome outcome = await ReadAsync(docx.Zip().With("word/document.xml", strict).Bytes());
        outcome.Body!.Text.ShouldBe((await ReadAsync(docx.Bytes())).Body!.Text);
    }

    [Fact]
    public async Task A_spreadsheet_under_a_wrong_name_says_what_it_is()
    {
        ReadOutcome outcome = await RejectAsync(new ZipOf().With("_rels/.rels", TinyDocx.Relations(("officeDocument", "xl/workbook.xml"))).With("xl/workbook.xml", "<a/>").Bytes());
        outcome.Detail!.ShouldContain("rename it to .xlsx");
    }
}
