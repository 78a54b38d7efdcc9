using Seedbed.Ingestion;

namespace Seedbed.Tests.Steps.Extracting;

public sealed class TableCellsTests
{
    [Fact]
    public async Task A_cell_is_asked_for_by_its_column_and_its_row() =>
        (await AskAsync("Table 8.2. Numeric Types", ["Name", "Storage Size", "Range"], ["smallint", "2 bytes", "32768"], ["bigint", "8 bytes", "large"])).ShouldBe(
        [
            "What is the storage size of `smallint` (Numeric Types) in PostgreSQL? → 2 bytes",
            "What is the storage size of `bigint` (Numeric Types) in PostgreSQL? → 8 bytes",
            "What is the range of `bigint` (Numeric Types) in PostgreSQL? → large",
        ]);

    [Fact]
    public async Task A_description_says_what_the_thing_is_or_does() =>
        (await AskAsync(null, ["Package", "Description"], ["xsltproc", "command line processor for XSLT"], ["sleepd", "daemon that puts a laptop to sleep"])).ShouldBe(
        [
            "What is the `xsltproc` package in PostgreSQL? → command line processor for XSLT",
            "What is the `sleepd` package in PostgreSQL? → daemon that puts a laptop to sleep",
        ]);

    [Fact]
    public async Task A_package_needs_no_caption_to_be_known() =>
        (await AskAsync("List of print servers", ["Package", "Description"], ["xsltproc", "command line processor for XSLT"], ["sleepd", "daemon that puts a laptop to sleep"]))[0]
            .ShouldBe("What is the `xsltproc` package in PostgreSQL? → command line processor for XSLT");

    public static TheoryData<string?, string[], string[], string[]> NearMisses => new()
    {
        { null, [], ["smallint", "2 bytes"], ["bigint", "8 bytes"] },                                      // no header
        { null, ["Name", "Storage Size"], ["smallint", "2 bytes"], ["bigint", "8 bytes"] },                // nothing says what a row is
        { "Sizes", ["Name", "Storage Size"], ["bigint", "2 bytes"], ["bigint", "8 bytes"] },               // no key
        { "Sizes", ["Name", "Notes"], ["smallint", "2 bytes"], ["bigint", "8 bytes"] },                    // no name of a value
        { "Sizes", ["Name", "Size"], ["smallint", "2"], ["bigint", "8"] },                                 // numbers of nothing
        { "Sizes", ["Name", "Size"], ["smallint", "as above"], ["bigint", "see below"] },                  // pointing elsewhere
        { "Codecs", ["Codec", "Encoding"], ["utf_8", "UTF-8"], ["latin_1", "Latin 1"] },                   // told by the key
        { null, ["Package", "Description"], ["coreutils", "nice(1): run a program with another priority"], ["x", "short"] },
        { "Print servers", ["Package", "Protocol"], ["bind9 V:48, I:57", "DNS system"], ["lpr V:3, I:3", "BSD printer"] },  // cells run together
        { null, ["Package", "Type"], ["gnucash", "GNOME"], ["kate", "KDE"] },                              // type of what
    };

    [Theory]
    [MemberData(nameof(NearMisses))]
    public async Task A_table_that_leaves_doubts_yields_nothing(string? caption, string[] header, string[] first, string[] second) =>
        (await AskAsync(caption, header, first, second)).ShouldBeEmpty();

    [Fact]
    public async Task A_row_whose_product_nobody_names_is_not_asked_for() =>
        (await Extracted.LinesAsync("Errors", to =>
        {
            to.BeginTable(null);
            Row(to, ["Error", "Description"], isHeader: true);
            Row(to, ["RequestAbortedError", "the request has been aborted by the user"]);
            Row(to, ["ClientDestroyedError", "an attempt to use a client that was destroyed"]);
            to.EndTable();
        })).ShouldBeEmpty();

    private static Task<string[]> AskAsync(string? caption, string[] header, string[] first, string[] second) =>
        Extracted.LinesAsync("8.1. Numeric Types — PostgreSQL 15 Documentation", to =>
        {
            to.Paragraph("The types that the server has for numbers are the ones in the table.");
            to.BeginTable(caption);
            if (header.Length > 0)
                Row(to, header, isHeader: true);
            Row(to, first);
            Row(to, second);
            to.EndTable();
        });

    private static void Row(DocumentBuilder to, string[] cells, bool isHeader = false)
    {
        to.BeginRow(isHeader);
        foreach (string cell in cells)
        {
            to.BeginCell();
            to.Write(cell);
        }
    }
}
