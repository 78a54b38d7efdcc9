using System.Globalization;
using System.Text;
using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;
using static Seedbed.Tests.Doubles.TinyXlsx;

namespace Seedbed.Tests.Ingestion;

public sealed class XlsxReaderTests : PackageConformance
{
    protected override DocumentReader Reader { get; } = new XlsxReader();

    protected override string MainPart => "xl/workbook.xml";

    private protected override ZipOf Package => Book().Zip();

    private static TinyXlsx Book() => new TinyXlsx()
        .Sheet("Prices", Row(1, T("A1", "Prices of 2024")) + Row(3, C("A3", "0", "t='s'"), C("C3", "1", "t='s'"), T("D3", "Since")) + Row(4, T("A4", "Seed"), C("C4", "1.5"), C("D4", "45352", "s='1'"))
            + Row(6, T("A6", "Bed"), C("C6", "0.1"), C("D6", "45353.5", "s='2'")))
        .Sheet("Notes", Row(1, T("A1", "All is well.")))
        .Sheet("Lists", Row(1, T("A1", "hidden"), T("B1", "hidden")), state: "hidden");

    private static async Task<Document> ReadDocumentAsync(TinyXlsx xlsx)
    {
        using var folder = new DocumentFolder().With("book.xlsx", xlsx.Bytes());
        Document document = await folder.ReadOneAsync();
        document.ShouldKeepItsPromises();
        return document;
    }

    private static string[] Rows(Document document, int block) =>
        [.. document.Blocks[block].Table!.Rows.Select(row => string.Join(",", row.Select(cell => cell.Of(document.Text))))];

    [Fact]
    public async Task Sheets_are_headings_and_tables_with_their_header_row()
    {
        Document document = await ReadDocumentAsync(Book());
        document.Blocks.Select(block => block.Kind).ShouldBe([BlockKind.Heading, BlockKind.Paragraph, BlockKind.Table, BlockKind.Heading, BlockKind.Paragraph]);
        document.Lines()[1].ShouldBe("Paragraph: Prices of 2024");
        document.Blocks[2].Table!.Header.ShouldBe(["Name", "Price", "Since"]);
        Rows(document, 2).ShouldBe(["Seed,1.5,2024-03-01", "Bed,0.1,2024-03-02 12:00"]);
        document.Text.ShouldNotContain("hidden");
    }

    [Theory]
    [InlineData("1", "s='1'", "1900-01-01")]
    [InlineData("59", "s='1'", "1900-02-28")]
    [InlineData("61", "s='1'", "1900-03-01")]
    [InlineData("45352.75", "s='2'", "2024-03-01 18:00")]
    [InlineData("45352.999988426", "s='2'", "2024-03-01 23:59:59")]
    [InlineData("0.5", "s='3'", "12:00:00")]
    [InlineData("0.125", "s='4'", "12.50%")]
    [InlineData("1.5", "s='5'", "36:00:00")]
    [InlineData("45352", "s='6'", "2024-03-01")]
    [InlineData("-5", "s='1'", "-5")]
    [InlineData("99999999", "s='1'", "99999999")]
    [InlineData("0.30000000000000004", "", "0.3")]
    [InlineData("1234567.891", "", "1234567.891")]
    [InlineData("1", "t='b'", "TRUE")]
    [InlineData("#DIV/0!", "t='e'", "#DIV/0!")]
    [InlineData("a sum", "t='str'", "a sum")]
    [InlineData("2024-05-06", "t='d'", "2024-05-06")]
    public async Task A_value_is_shown_as_what_it_stands_for(string value, string attributes, string shown)
    {
        Document document = await ReadDocumentAsync(new TinyXlsx().Sheet("S", Row(1, C("A1", "7"), $"<c r='B1' {attributes}><f>A1+1</f><v>{value}</v></c>")));
        Rows(document, 1).ShouldBe([$"7,{shown}"]);
    }

    [Fact]
    public async Task Days_may_be_counted_from_1904() =>
        Rows(await ReadDocumentAsync(new TinyXlsx { From1904 = true }.Sheet("S", Row(1, C("A1", "0", "s='1'"), C("B1", "43890", "s='1'")))), 1).ShouldBe(["1904-01-01,2024-03-01"]);

    [Fact]
    public async Task Merged_cells_are_repeated()
    {
        Document document = await ReadDocumentAsync(new TinyXlsx().Sheet(
            "S", Row(1, T("A1", "Thing"), T("B1", "Price")) + Row(2, T("A2", "Seed"), T("B2", "net"), C("C2", "1")) + Row(3, T("B3", "gross"), C("C3", "2")) + Row(4, T("A4", "wide"), C("C4", "3")),
            "<mergeCells><mergeCell ref='A2:A3'/><mergeCell ref='B1:C1'/><mergeCell ref='A4:B4'/><mergeCell ref='A9:XFD1048576'/><mergeCell ref='?'/></mergeCells>"));
        document.Blocks[1].Table!.Header.ShouldBe(["Thing", "Price", "Price"]);
        Rows(document, 1).ShouldBe(["Seed,net,1", "Seed,gross,2", "wide,wide,3"]);
    }

    [Fact]
    public async Task A_sheet_of_a_million_cells_is_read_and_one_of_more_than_two_is_not()
    {
        static byte[] Cells(int rows)
        {
            var text = new StringBuilder();
            for (int row = 1; row <= rows; row++)
            {
                text.Append("<row>");
                for (int column = 0; column < 100; column++)
                    text.Append(CultureInfo.InvariantCulture, $"<c><v>{row * column}</v></c>");
                text.Append("</row>");
            }

            return new TinyXlsx().Sheet("Big", text.ToString()).Bytes();
        }

        ReadOutcome million = await ReadAsync(Cells(10_000));
        million.Body!.Blocks[1].Table!.Rows.Count.ShouldBe(10_000);
        ReadOutcome more = await RejectAsync(Cells(20_100));
        more.Reason.ShouldBe("too-large");
        more.Detail!.ShouldContain("2,000,000");
    }

    [Fact]
    public async Task A_few_cells_far_apart_fill_no_memory()
    {
        string rows = string.Concat(Enumerable.Range(1, 3000).Select(i => $"<row r='{i * 300}'><c r='{Column(i * 5)}{i * 300}'><v>1</v></c><c r='XFD{i * 300}'><v>2</v></c></row>"));
        ReadOutcome outcome = await ReadAsync(new TinyXlsx().Sheet("S", rows).Bytes());
        (outcome.Body is not null || outcome.Reason == "too-large").ShouldBeTrue();

        static string Column(int number) => number <= 0 ? "" : Column((number - 1) / 26) + (char)('A' + ((number - 1) % 26));
    }
}
