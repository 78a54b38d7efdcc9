using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

/// <summary>What a page's layout says: columns, indents, numbered headings, footnotes, tables.</summary>
public sealed class PdfLayoutTests
{
    private const string Half = "the mill wheel turns when water flows by";
    private const string Full = "the mill wheel turns when water flows over its boards";

    private static async Task<Document> ReadAsync(TinyPdf pdf)
    {
        using var folder = new DocumentFolder().With("a.pdf", pdf.Bytes());
        Document document = await folder.ReadOneAsync();
        document.ShouldKeepItsPromises();
        return document;
    }

    [Fact]
    public async Task Two_columns_are_read_one_after_the_other_and_paragraphs_go_on_from_one_to_the_next()
    {
        TinyPdf pdf = new TinyPdf().Page().Line(60, 60, "A title over both columns of this page, of some length indeed", 18);
        for (int row = 0; row < 12; row++)
        {
            pdf.Line(60, 100 + 12 * row, $"l{row:D2} {Half}");
            pdf.Line(320, 100 + 12 * row, row == 11 ? "the end." : $"r{row:D2} {Half}");
        }

        Document document = await ReadAsync(pdf);
        string[] lines = document.Lines();
        lines[0].ShouldStartWith("Heading");
        lines.Length.ShouldBe(2);
        lines[1].ShouldStartWith($"Paragraph: l00 {Half} l01");
        lines[1].ShouldContain($"l11 {Half} r00");
        lines[1].ShouldEndWith("the end.");
    }

    [Fact]
    public async Task A_paragraph_whose_first_line_is_indented_is_one()
    {
        var pdf = new TinyPdf().Page();
        for (int row = 0; row < 8; row++)
            pdf.Line(row % 4 == 0 ? 75 : 60, 100 + 12 * row, row % 4 == 3 ? "ends here." : $"{row} {Full} and {Full}");
        string[] lines = (await ReadAsync(pdf)).Lines();
        lines.Length.ShouldBe(2);
        lines[0].ShouldStartWith("Paragraph: 0 the mill");
        lines[1].ShouldStartWith("Paragraph: 4 the mill");
    }

    [Fact]
    public async Task Numbers_that_follow_one_another_make_headings_of_lines_in_the_size_of_the_text()
    {
        var pdf = new TinyPdf().Page();
        string[] headings = ["1 Mills", "1.1 Wheels", "1.2 Stones", "2 Rivers", "5 Not in turn", "2.1 Floods"];
        for (int i = 0; i < headings.Length; i++)
            pdf.Line(60, 80 + 70 * i, headings[i]).Line(60, 100 + 70 * i, $"{Full}, {Full}").Line(60, 112 + 70 * i, "and so on.");
        Document document = await ReadAsync(pdf);
        document.Lines().Where(line => line.StartsWith("Heading", StringComparison.Ordinal))
            .ShouldBe(["Heading1: 1 Mills", "Heading2: 1.1 Wheels", "Heading2: 1.2 Stones", "Heading1: 2 Rivers", "Heading2: 2.1 Floods"]);
    }

    [Fact]
    public async Task Footnotes_wait_for_the_end_of_the_paragraph_that_goes_on_over_the_page_and_lose_their_numbers()
    {
        var pdf = new TinyPdf().Page();
        for (int row = 0; row < 10; row++)
            pdf.Line(60, 100 + 12 * row, $"{Full} and {Full}");
        pdf.Line(60, 220, $"a wheel of old{new string(' ', 1)}").Line(124, 217, "1", 5).Line(132, 220, "oak and elm wood that the miller himself had brought down one summer upon the");
        pdf.Line(60, 700, "1", 5).Line(66, 703, "Oak lasts longest under water.", 7.5);
        pdf.Page().Line(60, 80, "river ends the sentence.").Line(60, 110, $"{Full} and {Full}").Line(60, 122, $"{Full} and {Full}");
        string text = (await ReadAsync(pdf)).Text;
        text.ShouldContain("a wheel of old oak and elm wood that the miller himself had brought down one summer upon the river ends the sentence.\n\nOak lasts longest under water.");
    }

    [Fact]
    public async Task A_row_whose_columns_nearly_touch_stays_in_its_table()
    {
        var pdf = new TinyPdf().Page().Line(60, 60, $"{Full} and {Full}").Line(60, 72, $"{Full} and {Full}");
        string[] names = ["oak", "elm", "a very long name of a w", "ash"];
        for (int row = 0; row < names.Length; row++)
            pdf.Line(60, 120 + 14 * row, names[row]).Line(180, 120 + 14 * row, $"{row} planks").Line(260, 120 + 14 * row, "dry");
        Table table = (await ReadAsync(pdf)).Blocks.Single(block => block.Table is not null).Table!;
        table.Rows.Count.ShouldBe(4);
        table.Rows.ShouldAllBe(row => row.Count == 3);
    }

    [Fact]
    public async Task A_line_of_one_character_does_not_break_code()
    {
        var pdf = new TinyPdf().Page().Line(60, 60, $"{Full} and {Full}").Line(60, 72, $"{Full} and so on.");
        string[] code = ["if (a is greater than b)", "{", "    swap the two of them;", "}"];
        for (int row = 0; row < code.Length; row++)
            pdf.Line(60 + (5.4 * (code[row].Length - code[row].TrimStart().Length)), 100 + 11 * row, code[row].TrimStart(), 9, code: true);
        (await ReadAsync(pdf)).Lines().ShouldContain("Code: if (a is greater than b)\n{\n    swap the two of them;\n}");
    }

    [Fact]
    public async Task Pages_of_a_long_file_which_two_programs_read_come_in_order()
    {
        var pdf = new TinyPdf();
        for (int page = 1; page <= 61; page++)
            pdf.Page().Line(60, 100, $"What page {page} of them says is this.").Line(60, 300, $"{Full} and {Full}");
        Document document = await ReadAsync(pdf);
        document.PageStarts.Count.ShouldBe(61);
        for (int page = 1; page <= 61; page++)
            document.Text[document.PageStarts[page - 1]..].ShouldStartWith($"What page {page} of them");
    }
}
