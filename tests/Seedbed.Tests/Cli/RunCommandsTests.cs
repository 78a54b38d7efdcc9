using System.Text.Json;
using Seedbed.Runs;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Cli;

/// <summary>The commands around a run, as a user calls them.</summary>
public sealed class RunCommandsTests
{
    private const string Glossary = """
        # Kiln glossary

        Cone
        :   A small pyramid that bends when the kiln has reached its temperature.

        Bisque
        :   Clay that has been fired once and is still porous.

        """;

    [Fact]
    public async Task A_run_is_shown_verified_and_exported()
    {
        using TempFolder folder = Documents();
        SeedbedProcess generated = await SeedbedProcess.RunAsync(folder.Path, "generate", "docs", "--out", "run");
        generated.ExitCode.ShouldBe(0, generated.Error);

        SeedbedProcess shown = await SeedbedProcess.RunAsync(folder.Path, "show", "run");
        SeedbedProcess record = await SeedbedProcess.RunAsync(folder.Path, "show", "run", "--json");
        SeedbedProcess verified = await SeedbedProcess.RunAsync(folder.Path, "verify", "run", "--against", "docs");
        SeedbedProcess exported = await SeedbedProcess.RunAsync(folder.Path, "export", "run", "--format", "csv");

        shown.ExitCode.ShouldBe(0);
        shown.Output.ShouldStartWith("finished with 2 rows");
        using JsonDocument json = JsonDocument.Parse(record.Output);
        json.RootElement.GetProperty("state").GetString().ShouldBe("finished");
        verified.ExitCode.ShouldBe(0, verified.Output);
        verified.Output.ShouldStartWith("2 rows, 2 quotes: 2 hold");
        exported.ShouldBe(new(0, $"2 rows  {Path.Combine("run", "exports", "csv", "train.csv")}\ndataset card  {Path.Combine("run", "exports", "csv", "README.md")}\n", ""));
        File.Exists(folder["run/exports/csv/train.csv"]).ShouldBeTrue();
    }

    [Fact]
    public async Task A_run_under_way_is_shown_without_counts()
    {
        using TempFolder folder = Documents();
        await SeedbedProcess.RunAsync(folder.Path, "generate", "docs", "--out", "run", "--quiet");
        var run = new RunFolder(folder["run"]);
        run.WriteRecord(run.RequireRecord() with { State = RunState.Running, Steps = [], Rows = 0, Rejects = 0 });

        SeedbedProcess shown = await SeedbedProcess.RunAsync(folder.Path, "show", "run");

        shown.ExitCode.ShouldBe(0, shown.Error);
        shown.Output.ShouldStartWith("unfinished: its last process, begun ");
        shown.Output.ShouldContain("\nto go on: run the same `seedbed generate` again\n");
    }

    [Fact]
    public async Task Verify_names_the_row_whose_document_changed()
    {
        using TempFolder folder = Documents();
        await SeedbedProcess.RunAsync(folder.Path, "generate", "docs", "--out", "run", "--quiet");
        folder.Write("docs/glossary.md", Glossary.Replace("still porous", "ready to glaze", StringComparison.Ordinal));

        SeedbedProcess verified = await SeedbedProcess.RunAsync(folder.Path, "verify", "run", "--against", "docs");

        verified.ExitCode.ShouldBe(3);
        verified.Output.ShouldContain("is no longer in glossary.md");
        verified.Output.ShouldContain("1 hold");
        verified.Output.ShouldContain("1 changed");
    }

    [Fact]
    public async Task Verify_of_no_rows_says_that_there_is_nothing_to_verify()
    {
        using TempFolder folder = Documents();
        folder.Write("docs/glossary.md", "Hello.\n");
        await SeedbedProcess.RunAsync(folder.Path, "generate", "docs", "--out", "run", "--quiet");

        SeedbedProcess verified = await SeedbedProcess.RunAsync(folder.Path, "verify", "run");
        SeedbedProcess json = await SeedbedProcess.RunAsync(folder.Path, "verify", "run", "--json");

        string sentence = $"seedbed: {Path.Combine("run", "dataset.jsonl")} has no rows, so there is nothing to verify\n";
        (verified.ExitCode, verified.Error).ShouldBe((3, sentence));
        json.ShouldBe(new(3, "", sentence));
    }

    [Fact]
    public async Task Models_check_without_a_model_says_how_to_name_one()
    {
        using var folder = new TempFolder();

        SeedbedProcess check = await SeedbedProcess.RunAsync(folder.Path, "models", "check");

        check.ShouldFailWith("no model is named", "seedbed models check http://host:port/v1#name", "write models into seedbed.yaml");
    }

    [Theory]
    [InlineData("show nowhere")]
    [InlineData("export nowhere")]
    [InlineData("verify nowhere")]
    [InlineData("verify docs/glossary.md")]
    [InlineData("generate nowhere")]
    [InlineData("ingest nowhere")]
    [InlineData("recipes check nowhere.yaml")]
    [InlineData("recipes show nowhere")]
    public async Task What_is_not_there_is_one_sentence_and_exit_code_1(string line)
    {
        using TempFolder folder = Documents();

        SeedbedProcess run = await SeedbedProcess.RunAsync(folder.Path, line.Split(' '));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith("seedbed: ");
        run.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Quiet_says_nothing_and_json_ends_with_an_end()
    {
        using TempFolder folder = Documents();

        SeedbedProcess quiet = await SeedbedProcess.RunAsync(folder.Path, "generate", "docs", "--out", "run", "--recipe", "qa-extractive", "--quiet");
        SeedbedProcess json = await SeedbedProcess.RunAsync(folder.Path, "generate", "docs", "--out", "run", "--recipe", "qa-extractive", "--json");

        quiet.ShouldBe(new(0, "", ""));
        using JsonDocument end = JsonDocument.Parse(json.Output.TrimEnd().Split('\n')[^1]);
        end.RootElement.GetProperty("event").GetString().ShouldBe("end");
        end.RootElement.GetProperty("was_complete").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Ingest_shows_what_the_reader_saw()
    {
        using TempFolder folder = Documents();

        SeedbedProcess shown = await SeedbedProcess.RunAsync(folder.Path, "ingest", "docs/glossary.md");
        SeedbedProcess written = await SeedbedProcess.RunAsync(folder.Path, "ingest", "docs", "--format", "json", "--out", "read");

        shown.ExitCode.ShouldBe(0);
        shown.Output.ShouldContain("# Kiln glossary");
        written.Error.ShouldBe("seedbed: 1 document read, 0 rejected\n");
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(folder["read/glossary.md.json"]));
        json.RootElement.GetProperty("title").GetString().ShouldBe("Kiln glossary");
    }

    [Fact]
    public async Task Rows_with_a_text_column_are_documents_of_a_run()
    {
        using var folder = new CommandFolder();
        folder.Write("docs/pumps.jsonl", System.Text.Json.JsonSerializer.Serialize(new { title = "Pumps", body = "The purge valve is a small valve that lets trapped air out of the housing before the pump starts." }) + "\nnope\n");

        SeedbedProcess run = await folder.RunAsync("generate", "docs/pumps.jsonl", "--text", "body", "--out", "run", "--recipe", "rules.yaml");
        SeedbedProcess other = await folder.RunAsync("generate", "docs/pumps.jsonl", "--text", "title", "--out", "run", "--recipe", "rules.yaml");
        SeedbedProcess without = await folder.RunAsync("generate", "docs", "--out", "none", "--recipe", "rules.yaml");

        run.ExitCode.ShouldBe(3, run.Error);
        folder.Lines("run/chunks.jsonl")[0].GetProperty("document").GetString().ShouldBe("pumps.jsonl#1");
        folder.Reject("pumps.jsonl#2").Detail.ShouldStartWith("pumps.jsonl, line 2: ");
        folder.Record().GetProperty("asked").GetProperty("text_column").GetString().ShouldBe("body");
        other.ExitCode.ShouldBe(1);
        other.Error.ShouldContain("the text column");
        without.ExitCode.ShouldBe(1);
        without.Error.ShouldContain("1 unknown-type");
    }

    [Fact]
    public async Task A_text_column_for_a_recipe_over_rows_is_refused()
    {
        using var folder = new CommandFolder();
        folder.Write("q.jsonl", "{\"q\":\"x\"}\n");
        folder.Write("rows.yaml", "name: rows\nsummary: Rows\nsource: rows\nsteps:\n  - limit: { rows: 1 }\n");
        SeedbedProcess run = await folder.RunAsync("generate", "q.jsonl", "--text", "q", "--recipe", "rows.yaml");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("--text q makes documents of rows");
    }

    [Fact]
    public async Task A_recipe_is_listed_copied_and_checked()
    {
        using var folder = new TempFolder();

        SeedbedProcess listed = await SeedbedProcess.RunAsync(folder.Path, "recipes");
        SeedbedProcess copied = await SeedbedProcess.RunAsync(folder.Path, "recipes", "copy", "qa", "mine");
        SeedbedProcess again = await SeedbedProcess.RunAsync(folder.Path, "recipes", "copy", "qa", "mine");
        SeedbedProcess checkedNow = await SeedbedProcess.RunAsync(folder.Path, "recipes", "check", "mine");

        listed.Output.Split('\n').ShouldContain(line => line.StartsWith("qa ", StringComparison.Ordinal));
        copied.ExitCode.ShouldBe(0, copied.Error);
        File.Exists(folder["mine/prompts/questions.md"]).ShouldBeTrue();
        again.ExitCode.ShouldBe(1);
        again.Error.ShouldContain("already there");
        checkedNow.Output.ShouldStartWith("qa: right; ");
    }

    private static TempFolder Documents()
    {
        var folder = new TempFolder();
        folder.Write("docs/glossary.md", Glossary);
        return folder;
    }
}
