using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Library;

/// <summary>The samples run as their reader would run them.</summary>
[Trait("Category", "Slow")]
public sealed class SampleTests
{
    [Fact]
    public async Task Five_lines_print_questions_and_answers()
    {
        string output = await RunAsync("five-lines");

        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeGreaterThan(20);
        output.ShouldContain("?\n    ");
    }

    [Fact]
    public async Task A_verb_of_ones_own_counts_and_drops()
    {
        string[] lines = (await RunAsync("own-verb")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Length.ShouldBeGreaterThan(5);
        foreach (string line in lines)
            line.Split(": ", 2)[1].Split(' ').Length.ShouldBeInRange(1, 12);
    }

    [Fact]
    public async Task A_reader_of_ones_own_sees_headings_where_plain_text_has_none() =>
        (await RunAsync("own-reader")).ShouldContain("release-notes.txt#c2: Version 2.4");

    [Fact]
    public async Task An_exporter_of_ones_own_writes_its_format_with_a_card()
    {
        using var folder = new TempFolder();

        string output = await RunAsync("own-exporter", folder["run"]);

        output.ShouldStartWith("Finished: ");
        string export = Path.Combine(folder["run"], "exports", "completion");
        string line = File.ReadLines(Path.Combine(export, "train.jsonl")).First();
        line.ShouldStartWith("{\"prompt\":\"");
        line.ShouldContain("\",\"completion\":\"");
        File.Exists(Path.Combine(export, "README.md")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_missing_folder_is_named_in_one_sentence()
    {
        ChildProcess sample = await StartAsync("five-lines", "no/such/folder");

        sample.ExitCode.ShouldBe(1);
        sample.Errors.ShouldContain("no/such/folder");
        sample.Errors.ShouldNotContain("   at ");
    }

    private static async Task<string> RunAsync(string sample, params string[] rest) =>
        (await StartAsync(sample, SourceTree.In("examples", "handbook"), rest)).Successful().Output.ReplaceLineEndings("\n");

    private static Task<ChildProcess> StartAsync(string sample, string input, params string[] rest) => ChildProcess.RunAsync(
        ChildProcess.Dotnet,
        SourceTree.Root,
        [Path.Combine(AppContext.BaseDirectory, "Seedbed.Samples.dll"), sample, input, .. rest]);
}
