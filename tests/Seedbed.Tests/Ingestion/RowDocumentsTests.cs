using System.Text;
using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

public sealed class RowDocumentsTests
{
    private static readonly SourceOptions Body = new() { TextColumn = "body" };

    [Fact]
    public async Task A_row_of_CSV_is_a_document_named_by_its_line()
    {
        using var folder = new DocumentFolder().With("a/news.csv", "id,title,body\r\n7,Pumps,\"One.\r\n\r\nTwo.\"\r\n8,,Three.\r\n");
        List<DocumentOutcome> read = await folder.ReadAsync(Body);

        read.Select(outcome => outcome.Document!.Path).ShouldBe(["a/news.csv#2", "a/news.csv#5"]);
        Document first = read[0].Document!;
        first.ShouldKeepItsPromises();
        (first.Title, first.Text, first.MediaType).ShouldBe(("Pumps", "One.\n\nTwo.", "text/plain"));
        first.Metadata.Select(column => column.Key).ShouldBe(["id", "title"]);
        first.Metadata["id"].GetString().ShouldBe("7");
        read[1].Document!.Title.ShouldBe("news.csv#5");
    }

    [Fact]
    public async Task TSV_JSON_lines_and_JSON_lists_are_read_too()
    {
        using var folder = new DocumentFolder()
            .With("a.tsv", "body\tn\none\t1\n")
            .With("b.jsonl", "{\"body\":\"two\",\"n\":2}\n")
            .With("c.json", "[{\"body\":\"three\"},\n {\"body\":4}]")
            .With("d.json", "{\"body\":\"five\"}\n{\"body\":\"six\"}\n")
            .With("e.md", "# A page");
        List<DocumentOutcome> read = await folder.ReadAsync(Body);
        read.Select(outcome => $"{outcome.Document!.Path} {outcome.Document.Text}").ShouldBe(
            ["a.tsv#2 one", "b.jsonl#1 two", "c.json#1 three", "c.json#2 4", "d.json#1 five", "d.json#2 six", "e.md A page"]);
    }

    [Fact]
    public async Task A_bad_row_is_named_by_its_line_and_the_rest_goes_on()
    {
        using var folder = new DocumentFolder()
            .With("a.csv", "body,n\n,1\nok,2\na,b,c\nlast,3\n")
            .With("b.jsonl", "{\"body\":\"x\"}\nnope\n{\"n\":1}\n{\"body\":[1]}\n{\"body\":\"y\"}\n{\"body\":\"\\u0000\\u00ad \"}\n")
            .With("c.json", "[{\"body\":\"z\"}, 5,\n{\"body\": oops}]");
        Said(await folder.ReadAsync(Body)).ShouldBe(
        [
            "no-text a.csv#2", "a.csv#3", "too-many-cells a.csv#4", "a.csv#5",
            "b.jsonl#1", "not-json b.jsonl#2", "no-text b.jsonl#3", "no-text b.jsonl#4", "b.jsonl#5", "no-text b.jsonl#6",
            "c.json#1", "not-an-object c.json#2", "not-json c.json#3",
        ]);
        List<DocumentOutcome> read = await folder.ReadAsync(Body);
        read[0].Reject!.Detail.ShouldBe("a.csv, line 2: 'body' is empty; fill it or leave the row out");
        read[^1].Reject!.Detail.ShouldContain("line 2");
    }

    [Fact]
    public async Task A_column_that_the_header_lacks_is_said_once()
    {
        using var folder = new DocumentFolder().With("a.csv", "id,text\n1,x\n2,y\n").With("b.csv", "body\n").With("c.csv", "");
        List<DocumentOutcome> read = await folder.ReadAsync(Body);
        Said(read).ShouldBe(["no-column a.csv", "no-text b.csv", "empty c.csv"]);
        read[0].Reject!.Detail.ShouldBe("a.csv has no column 'body'; its columns are id, text");
    }

    [Fact]
    public async Task Rows_of_the_same_text_are_read_once()
    {
        using var folder = new DocumentFolder().With("a.csv", "body\nsame\nsame\n").With("b.txt", "same");
        Said(await folder.ReadAsync(Body)).ShouldBe(["a.csv#2", "duplicate a.csv#3", "duplicate b.txt"]);
    }

    [Fact]
    public async Task Without_a_text_column_rows_are_passed_over_and_the_option_is_named()
    {
        using var folder = new DocumentFolder().With("a.csv", "body\nx\n").With("b.json", "[]").With("c.md", "C");
        List<DocumentOutcome> read = await folder.ReadAsync();
        Said(read).ShouldBe(["unknown-type a.csv", "unknown-type b.json", "c.md"]);
        read[0].Reject!.Detail.ShouldContain("--text COLUMN");
    }

    [Fact]
    public async Task Characters_that_end_lines_elsewhere_and_zero_bytes_harm_nothing()
    {
        using var folder = new DocumentFolder().With("a.jsonl", "{\"body\":\"a\\u2028b\\u0000c \\ud83d\\ude00\"}\n{\"body\":\"\\ud83d\"}\n");
        List<DocumentOutcome> read = await folder.ReadAsync(Body);
        read[0].Document!.ShouldKeepItsPromises();
        read[0].Document!.Text.ShouldContain("😀");
        read[1].Reject!.Reason.ShouldBe("bad-encoding");
    }

    [Fact]
    public async Task A_line_of_50_MB_is_a_document()
    {
        string words = string.Concat(Enumerable.Repeat("word ", 10_000_000));
        using var folder = new DocumentFolder().With("a.jsonl", $"{{\"body\":\"{words}\"}}\n{{\"body\":\"x\"}}\n");
        Said(await folder.ReadAsync(Body)).ShouldBe(["a.jsonl#1", "a.jsonl#2"]);
    }

    [Theory]
    [InlineData("a.csv", "id,title,body\n1,\"A \"\"b\"\"\",\"Text, and\nmore\"\n2,B,Other\n")]
    [InlineData("a.jsonl", "{\"id\":1,\"body\":\"Text\"}\n{\"body\":\"Other \\u00e9\",\"x\":[1,{}]}\n")]
    [InlineData("a.json", "[{\"id\":1,\"body\":\"Text\"},\n{\"body\":\"Other \\u00e9\",\"x\":[1,{}]}]\n")]
    public async Task Mutated_files_give_documents_and_rejects_and_never_break_anything(string name, string good)
    {
        var random = new SeededRandom("fuzz", name);
        byte[] bytes = Encoding.UTF8.GetBytes(good);
        for (int round = 0; round < 150; round++)
        {
            byte[] changed = [.. bytes];
            for (int change = random.Next(6) + 1; change > 0; change--)
                changed[random.Next(changed.Length)] = (byte)"\"{}[],:\n\r\\u\0\xFF;1\t"[random.Next(16)];
            using var folder = new DocumentFolder().With(name, changed[..(random.Next(changed.Length) + 1)]);
            foreach (DocumentOutcome outcome in await folder.ReadAsync(Body))
            {
                outcome.Document?.ShouldKeepItsPromises();
                (outcome.Document is not null || outcome.Reject!.Detail.Length > 10).ShouldBeTrue();
            }
        }
    }

    private static string[] Said(List<DocumentOutcome> read) =>
        [.. read.Select(outcome => outcome.Document?.Path ?? $"{outcome.Reject!.Reason} {outcome.Reject.Id}")];
}
