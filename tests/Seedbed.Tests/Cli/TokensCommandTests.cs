using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Cli;

/// <summary>seedbed tokens: counts, ids, rows, and what it says of bad input.</summary>
public sealed class TokensCommandTests
{
    [Fact]
    public async Task Files_are_counted_as_they_are()
    {
        using var folder = new TempFolder();
        folder.Write("a.txt", "Hello, world!\n");
        folder.Write("b.txt", "<|endoftext|>");

        (await SeedbedProcess.RunAsync(folder.Path, "tokens", "a.txt", "b.txt")).Output.ShouldBe("4\ta.txt\n7\tb.txt\n11\ttotal\n");
        (await SeedbedProcess.RunAsync(folder.Path, "tokens", "a.txt", "--ids", "--tokenizer", "cl100k_base")).Output.ShouldBe("[9906,11,1917,4999]\n");
    }

    [Fact]
    public async Task Rows_are_counted_each()
    {
        using var folder = new TempFolder();
        folder.Write("rows.jsonl", "{\"text\":\"one two\"}\n\n{\"text\":\"\"}\n");

        (await SeedbedProcess.RunAsync(folder.Path, "tokens", "rows.jsonl", "--jsonl", "text")).Output.ShouldBe("2\trows.jsonl:1\n0\trows.jsonl:3\n2\ttotal\n");
        (await SeedbedProcess.RunAsync(folder.Path, "tokens", "rows.jsonl", "--jsonl", "text", "--ids")).Output.ShouldBe("[690,1920]\n[]\n");
    }

    [Theory]
    [InlineData("{\"text\":1}", "rows.jsonl:1: the column 'text' holds number, not a text")]
    [InlineData("{\"text\":\"a\"}\n{\"body\":\"b\"}", "rows.jsonl:2: the row has no column 'text'; it has body")]
    [InlineData("{\"text\":\"a\"}\n[]", "rows.jsonl:2: the line holds a list")]
    public async Task A_bad_row_is_named(string rows, string says)
    {
        using var folder = new TempFolder();
        folder.Write("rows.jsonl", rows);

        SeedbedProcess process = await SeedbedProcess.RunAsync(folder.Path, "tokens", "rows.jsonl", "--jsonl", "text");

        process.ExitCode.ShouldBe(1);
        process.Error.ShouldContain(says);
    }

    [Fact]
    public async Task What_is_no_text_or_not_there_is_named()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "bad.txt"), [(byte)'a', (byte)'\n', 0xFF]);

        (await SeedbedProcess.RunAsync(folder.Path, "tokens", "bad.txt")).Error.ShouldContain("bad.txt:2 is not UTF-8");
        (await SeedbedProcess.RunAsync(folder.Path, "tokens", "none.txt")).Error.ShouldContain("cannot read none.txt: there is no such file");
        (await SeedbedProcess.RunAsync(folder.Path, "tokens", "bad.txt", "--tokenizer", "none.json")).Error.ShouldContain("there is no tokenizer 'none.json'");
    }
}
