using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;
using static Seedbed.Tests.Doubles.TinyPptx;

namespace Seedbed.Tests.Ingestion;

public sealed class PptxReaderTests : PackageConformance
{
    protected override DocumentReader Reader { get; } = new PptxReader();

    protected override string MainPart => "ppt/presentation.xml";

    private protected override ZipOf Package => Deck().Zip();

    private static TinyPptx Deck() => new TinyPptx { Title = "PowerPoint Presentation" }
        .Slide(Shape(P("The subtitle"), "<p:ph type='subTitle' idx='1'/>") + Shape(P("The show"), "<p:ph type='ctrTitle'/>"))
        .Slide(Shape(P("aside"), "", 10, 900) + Body(P("One"), P("Under one", "<a:pPr lvl='1'/>"), P("Two")) + Title1("Plan") + Shape(P("3"), "<p:ph type='sldNum'/>"), notes: "Say hello.")
        .Slide(Title1("Secret"), isHidden: true)
        .Slide(Shape(P("right"), "", 500, 110) + Shape(P("below"), "", 0, 300) + Shape(P("left"), "", 0, 120));

    private static async Task<Document> ReadDocumentAsync(TinyPptx pptx)
    {
        using var folder = new DocumentFolder().With("deck.pptx", pptx.Bytes());
        Document document = await folder.ReadOneAsync();
        document.ShouldKeepItsPromises();
        return document;
    }

    [Fact]
    public async Task Slides_come_in_the_order_of_the_show_and_shapes_as_they_are_read()
    {
        Document document = await ReadDocumentAsync(Deck());
        document.Title.ShouldBe("The show");
        document.Lines().ShouldBe(
        [
            "Heading1: The show", "Paragraph: The subtitle", "Heading2: Plan", "ListItem1: One", "ListItem2: Under one", "ListItem1: Two", "Paragraph: aside", "Paragraph: Notes: Say hello.",
            "Heading2: Slide 4", "Paragraph: left", "Paragraph: right", "Paragraph: below",
        ]);
        document.PageStarts.Count.ShouldBe(4);
        document.Text[document.PageStarts[3]..].ShouldStartWith("Slide 4");
    }

    [Fact]
    public async Task Numbers_bullets_links_and_breaks_are_kept()
    {
        string numbered = "<a:pPr><a:buAutoNum type='arabicPeriod' startAt='3'/></a:pPr>";
        Document document = await ReadDocumentAsync(new TinyPptx().Slide(Title1("T") + Shape(
            P("a", numbered) + P("b", numbered) + P("c", "<a:pPr><a:buChar char='•'/></a:pPr>")
            + "<a:p><a:r><a:rPr><a:hlinkClick/></a:rPr><a:t>link</a:t></a:r><a:br/><a:r><a:t>line</a:t></a:r><a:fld type='slidenum'><a:t>9</a:t></a:fld></a:p>")
            + Body(P("alone"))));
        document.Lines().ShouldBe(["Heading2: T", "Paragraph: alone", "ListItem1#3: a", "ListItem1#4: b", "ListItem1: c", "Paragraph: link\nline"]);
        document.Blocks[^1].Marks[0].Kind.ShouldBe(MarkKind.Link);
    }

    [Fact]
    public async Task Tables_have_their_header_and_merged_cells_are_repeated()
    {
        static string Cell(string text, string attributes = "") => $"<a:tc {attributes}><a:txBody>{P(text)}</a:txBody></a:tc>";
        Document document = await ReadDocumentAsync(new TinyPptx().Slide(Title1("T") + "<p:graphicFrame><p:xfrm><a:off x='0' y='0'/></p:xfrm><a:graphic><a:graphicData><a:tbl><a:tblPr firstRow='1'/>"
            + $"<a:tr>{Cell("A")}{Cell("B")}{Cell("C")}</a:tr><a:tr>{Cell("x", "rowSpan='2'")}{Cell("y", "gridSpan='2'")}{Cell("", "hMerge='1'")}</a:tr><a:tr>{Cell("", "vMerge='1'")}{Cell("1")}{Cell("2")}</a:tr>"
            + "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"));
        Table table = document.Blocks[1].Table!;
        table.Header.ShouldBe(["A", "B", "C"]);
        table.Rows.Select(row => string.Join(",", row.Select(cell => cell.Of(document.Text)))).ShouldBe(["x,y,y", "x,1,2"]);
    }

    [Fact]
    public async Task Shapes_within_groups_lie_where_the_group_lays_them()
    {
        string group = "<p:grpSp><p:grpSpPr><a:xfrm><a:off x='0' y='1000'/><a:ext cx='100' cy='100'/><a:chOff x='0' y='0'/><a:chExt cx='100' cy='100'/></a:xfrm></p:grpSpPr>" + Shape(P("in the group"), "", 0, 10) + "</p:grpSp>";
        (await ReadDocumentAsync(new TinyPptx().Slide(Title1("T") + group + Shape(P("above"), "", 0, 500)))).Lines().ShouldBe(["Heading2: T", "Paragraph: above", "Paragraph: in the group"]);
    }
}
