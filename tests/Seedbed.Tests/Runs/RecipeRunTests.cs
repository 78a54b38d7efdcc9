using System.Text.Json;
using Seedbed.Export;
using Seedbed.Recipes;
using Seedbed.Runs;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Runs;

public sealed class RecipeRunTests : IDisposable
{
    private const string Rules = """
        name: rules
        summary: Questions by rules
        source:
          chunks: { tokens: 200, overlap: 0 }
        steps:
          - extract
          - dedup: { on: question, method: exact }
        output:
          messages: [ { user: "{{question}}" }, { assistant: "{{answer}}" } ]
        """;

    private readonly TempFolder _temp = new();

    public RecipeRunTests()
    {
        for (int i = 0; i < 12; i++)
        {
            _temp.Write($"docs/tool{i:00}.md", $"""
                # Tool{i:00} manual

                ## Options

                `--color`
                : Colours the output of tool{i:00}. The default is `auto`.

                `--depth N`
                : Sets how many levels tool{i:00} descends below the starting folder.

                ## Spindle{(char)('a' + i)}

                A spindle{(char)('a' + i)} is a named part of tool{i:00} that turns the queue and keeps its order.
                """);
        }

        _temp.Write("docs/empty.md", "");
        _temp.Write("docs/data.bin", "x");
    }

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task A_run_fills_its_folder_and_its_counts_add_up()
    {
        RunRecord record = await RunAsync();

        record.State.ShouldBe(RunState.Finished);
        record.Rows.ShouldBeGreaterThanOrEqualTo(12);
        File.ReadLines(_temp["run/dataset.jsonl"]).LongCount().ShouldBe(record.Rows);
        File.ReadLines(_temp["run/rejects.jsonl"]).LongCount().ShouldBe(record.Rejects);
        File.Exists(_temp["run/chunks.jsonl"]).ShouldBeTrue();
        foreach (StepFacts step in record.Steps)
            (step.In + step.Made).ShouldBe(step.Out + step.Rejected.Values.Sum());
        record.Steps[0].Rejected.Keys.ShouldBe(["empty", "unknown-type"]);
    }

    [Fact]
    public async Task Every_evidence_quote_stands_at_its_span_in_the_kept_text()
    {
        await RunAsync();

        foreach (string line in File.ReadLines(_temp["run/dataset.jsonl"]))
        {
            JsonElement row = JsonDocument.Parse(line).RootElement;
            string text = File.ReadAllText(_temp[$"run/documents/{row.GetProperty("source").GetProperty("document").GetString()}.txt"]);
            foreach (JsonElement evidence in row.GetProperty("evidence").EnumerateArray())
            {
                int start = CodePoints.ToUtf16(text, evidence.GetProperty("start").GetInt32());
                int end = CodePoints.ToUtf16(text, evidence.GetProperty("end").GetInt32());
                text[start..end].ShouldBe(evidence.GetProperty("quote").GetString());
            }
        }
    }

    [Fact]
    public async Task The_same_inputs_give_the_same_bytes()
    {
        await RunAsync("one");
        await RunAsync("two");

        foreach (string file in (string[])["dataset.jsonl", "rejects.jsonl", "chunks.jsonl"])
            File.ReadAllBytes(_temp[$"one/{file}"]).ShouldBe(File.ReadAllBytes(_temp[$"two/{file}"]), file);
    }

    [Fact]
    public async Task Running_again_says_complete_and_touches_nothing()
    {
        await RunAsync();
        DateTime written = File.GetLastWriteTimeUtc(_temp["run/dataset.jsonl"]);

        var again = new RecipeRun(Recipe.Parse(Rules), Settings());
        RunRecord record = await again.ExecuteAsync();

        again.WasComplete.ShouldBeTrue();
        record.State.ShouldBe(RunState.Finished);
        File.GetLastWriteTimeUtc(_temp["run/dataset.jsonl"]).ShouldBe(written);
    }

    [Fact]
    public async Task A_dataset_that_was_removed_is_made_again()
    {
        await RunAsync();
        byte[] before = File.ReadAllBytes(_temp["run/dataset.jsonl"]);
        File.Delete(_temp["run/dataset.jsonl"]);

        await RunAsync();

        File.ReadAllBytes(_temp["run/dataset.jsonl"]).ShouldBe(before);
    }

    [Fact]
    public async Task A_pipe_among_the_inputs_is_a_reject_and_nothing_waits_for_it()
    {
        if (OperatingSystem.IsWindows())
            return;
        using (var made = System.Diagnostics.Process.Start("mkfifo", [_temp["docs/pipe.md"]]))
            await made.WaitForExitAsync();

        RunRecord record = await RunAsync();

        record.Steps[0].Rejected["empty"].ShouldBe(2);
    }

    [Fact]
    public async Task A_changed_document_is_refused_unless_an_update_is_asked_for()
    {
        await RunAsync();
        File.AppendAllText(_temp["docs/tool03.md"], "\n\n## Sprocket\n\nA sprocket is a small wheel of tool03 that turns the spindle.\n");

        (await Should.ThrowAsync<SeedbedException>(() => RunAsync())).Message.ShouldContain("the inputs (first: tool03.md) changed");
        string before = File.ReadAllText(_temp["run/dataset.jsonl"]);
        await RunAsync(settings: s => s with { Update = true });

        File.ReadAllText(_temp["run/previous/1/dataset.jsonl"]).ShouldBe(before);
        File.ReadAllText(_temp["run/dataset.jsonl"]).ShouldNotBe(before);
    }

    [Fact]
    public async Task An_update_that_fails_leaves_the_run_as_it_was()
    {
        await RunAsync();
        string before = File.ReadAllText(_temp["run/dataset.jsonl"]);
        var broken = Seedbed.Steps.Verbs.BuiltIn.With(StopVerb.Broken("the endpoint is down"));
        Recipe failing = Recipe.Parse(Rules.Replace("steps:", "steps:\n  - broken", StringComparison.Ordinal), null, broken);

        await Should.ThrowAsync<SeedbedException>(() => new RecipeRun(failing, Settings() with { Update = true }).ExecuteAsync());

        File.ReadAllText(_temp["run/dataset.jsonl"]).ShouldBe(before);
        new RunFolder(_temp["run"]).ReadRecord()!.State.ShouldBe(RunState.Finished);
        Directory.GetFileSystemEntries(_temp["run/previous"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_that_never_delivered_does_not_pin_its_folder()
    {
        var broken = Seedbed.Steps.Verbs.BuiltIn.With(StopVerb.Broken("there is no such model"));
        Recipe failing = Recipe.Parse(Rules.Replace("steps:", "steps:\n  - broken", StringComparison.Ordinal), null, broken);
        await Should.ThrowAsync<SeedbedException>(() => new RecipeRun(failing, Settings()).ExecuteAsync());

        (await RunAsync()).State.ShouldBe(RunState.Finished);
    }

    [Fact]
    public async Task A_changed_recipe_is_refused()
    {
        await RunAsync();

        var other = new RecipeRun(Recipe.Parse(Rules.Replace("tokens: 200", "tokens: 300", StringComparison.Ordinal)), Settings());

        (await Should.ThrowAsync<SeedbedException>(() => other.ExecuteAsync())).Message.ShouldContain("the recipe or its parameters changed");
    }

    [Fact]
    public async Task A_stopped_run_keeps_what_is_whole_and_goes_on_to_the_same_bytes()
    {
        await RunAsync("whole");
        using var stop = new CancellationTokenSource();
        var verbs = Seedbed.Steps.Verbs.BuiltIn.With(StopVerb.After(rows: 9, stop));
        Recipe stopping = Recipe.Parse(Rules.Replace("steps:", "steps:\n  - stop-after", StringComparison.Ordinal), null, verbs);

        RunRecord stopped = await new RecipeRun(stopping, Settings("stopped")).ExecuteAsync(stop.Token);

        stopped.State.ShouldBe(RunState.Stopped);
        File.ReadLines(_temp["stopped/dataset.jsonl"]).LongCount().ShouldBe(stopped.Rows);
        File.ReadAllText(_temp["whole/dataset.jsonl"]).ShouldStartWith(File.ReadAllText(_temp["stopped/dataset.jsonl"]));
        RunRecord finished = await new RecipeRun(stopping, Settings("stopped")).ExecuteAsync();
        finished.State.ShouldBe(RunState.Finished);
        File.ReadAllBytes(_temp["stopped/dataset.jsonl"]).ShouldBe(File.ReadAllBytes(_temp["whole/dataset.jsonl"]));
    }

    [Fact]
    public async Task Nothing_found_is_short_and_says_so()
    {
        _temp.Write("plain/a.txt", "It rained. It went on raining. Then it stopped.\n");

        RunRecord record = await new RecipeRun(Recipe.Parse(Rules), Settings() with { Inputs = [_temp["plain"]] }).ExecuteAsync();

        record.State.ShouldBe(RunState.Short);
        record.Why.ShouldContain("no row was accepted");
    }

    private Task<RunRecord> RunAsync(string folder = "run", Func<RunSettings, RunSettings>? settings = null) =>
        new RecipeRun(Recipe.Parse(Rules), (settings ?? (s => s))(Settings(folder))).ExecuteAsync();

    private RunSettings Settings(string folder = "run") => new() { Out = _temp[folder], Inputs = [_temp["docs"]] };
}
