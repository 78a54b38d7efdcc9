using System.Text.Json;
using Seedbed.Runs;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Runs;

public sealed class RunFolderTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_record_comes_back_as_it_was_written()
    {
        var folder = new RunFolder(_temp["run"]);
        using RunLock held = folder.Lock();

        folder.WriteRecord(Record());

        RunRecord back = folder.ReadRecord()!;
        back.State.ShouldBe(RunState.Running);
        back.Asked.DifferencesFrom(Record().Asked).ShouldBeEmpty();
        back.Steps.Single().ShouldBeEquivalentTo(Record().Steps.Single() with { Rejected = back.Steps[0].Rejected });
    }

    [Fact]
    public void The_record_uses_the_names_of_the_contract()
    {
        var folder = new RunFolder(_temp["run"]);
        using RunLock held = folder.Lock();
        folder.WriteRecord(Record() with { State = RunState.Finished });

        JsonElement json = JsonDocument.Parse(File.ReadAllText(_temp["run/run.json"])).RootElement;

        json.GetProperty("state").GetString().ShouldBe("finished");
        json.GetProperty("why").GetString().ShouldBe("every unit was worked");
        json.GetProperty("steps")[0].EnumerateObject().Select(p => p.Name).ShouldBe(["step", "verb", "in", "made", "out", "rejected"]);
        foreach (string name in (string[])["rows", "rejects", "models", "seconds", "peak_memory_bytes"])
            json.TryGetProperty(name, out _).ShouldBeTrue(name);
    }

    [Fact]
    public async Task A_document_whose_name_fills_the_file_system_is_kept_and_found_again()
    {
        var folder = new RunFolder(_temp["run"]);
        Directory.CreateDirectory(folder.Path);
        string[] names = [$"guides/{new string('界', 84)}.md", $"guides/{new string('界', 83)}世.md", "guides/short.md"];

        await using (var outputs = new RunOutputs(folder, Seedbed.Recipes.Recipe.Load("qa-extractive")))
        {
            foreach (string name in names)
                outputs.Keep(new Document { Path = name, Bytes = 1, Title = "", MediaType = "text/markdown", Sha256 = "", Text = name, Blocks = [] });
        }

        foreach (string name in names)
            (await folder.ReadDocumentAsync(name, default)).ShouldBe(name);
        File.Exists(_temp["run/documents/guides/short.md.txt"]).ShouldBeTrue();
    }

    [Fact]
    public void A_second_process_is_kept_out()
    {
        var folder = new RunFolder(_temp["run"]);
        using RunLock held = folder.Lock();

        Should.Throw<SeedbedException>(() => new RunFolder(_temp["run"]).Lock()).Message.ShouldContain("another seedbed process is working on");
    }

    [Fact]
    public void A_folder_that_holds_something_else_is_left_alone()
    {
        _temp.Write("mine/thesis.txt", "years of work");

        Should.Throw<SeedbedException>(() => new RunFolder(_temp["mine"]).Lock()).Message.ShouldContain("is not empty and holds no run");
    }

    [Fact]
    public void A_damaged_record_is_named()
    {
        _temp.Write("run/run.json", "{ \"state\": ");

        Should.Throw<SeedbedException>(() => new RunFolder(_temp["run"]).ReadRecord()).Message.ShouldContain("run.json is damaged");
    }

    [Fact]
    public void Old_outputs_are_kept_and_responses_stay()
    {
        var folder = new RunFolder(_temp["run"]);
        _temp.Write("run/dataset.jsonl", "old");
        _temp.Write("run/documents/a.md.txt", "old");
        _temp.Write("run/responses/0001.jsonl", "paid for");

        folder.KeepPrevious();
        _temp.Write("run/dataset.jsonl", "newer");
        folder.KeepPrevious();

        File.ReadAllText(_temp["run/previous/1/dataset.jsonl"]).ShouldBe("old");
        File.ReadAllText(_temp["run/previous/1/documents/a.md.txt"]).ShouldBe("old");
        File.ReadAllText(_temp["run/previous/2/dataset.jsonl"]).ShouldBe("newer");
        File.ReadAllText(_temp["run/responses/0001.jsonl"]).ShouldBe("paid for");
    }

    [Fact]
    public void Differences_are_said_in_words()
    {
        RunIdentity earlier = Identity();

        Identity().DifferencesFrom(earlier).ShouldBeEmpty();
        (Identity() with { Recipe = "other", Seed = "2" }).DifferencesFrom(earlier).ShouldBe(["the recipe or its parameters", "the seed"]);
        (Identity() with { Inputs = [new("a.md", "changed", 3)] }).DifferencesFrom(earlier).ShouldBe(["the inputs (first: a.md)"]);
        (Identity() with { Inputs = [] }).DifferencesFrom(earlier).ShouldBe(["the inputs (first: a.md)"]);
        (Identity() with { Models = new Dictionary<string, string> { ["teacher"] = "b" } }).DifferencesFrom(earlier).ShouldBe(["the models"]);
    }

    private static RunIdentity Identity() => new()
    {
        Recipe = "hash",
        Seed = "1",
        Models = new Dictionary<string, string> { ["teacher"] = "a" },
        Inputs = [new("a.md", "sha", 3)],
    };

    private static RunRecord Record() => new()
    {
        Version = "0.1.0",
        State = RunState.Running,
        Why = "every unit was worked",
        Asked = Identity(),
        Recipe = new("qa", "pairs", new Dictionary<string, JsonElement>(), [new("user", "{{question}}")]),
        Steps = [new("source", "chunks", 1, 2, 3, new SortedDictionary<string, long>())],
    };
}
