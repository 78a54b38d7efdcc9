using System.Globalization;
using System.Text.Json;
using Seedbed.Models;
using Seedbed.Recipes;
using Seedbed.Runs;
using Seedbed.Steps;
using Seedbed.Steps.Generating;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps.Generating;

public sealed class EmbedTests
{
    private const string Yaml = "{ text: question, as: vector }";

    [Fact]
    public async Task Each_row_gets_the_vector_of_its_text_and_a_unit_is_one_request()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { EmbeddingSize = 8 });
        using var models = ModelSet.Connect(server.Settings, embedder: server.Settings);

        UnitOutcome outcome = await Step(models).ApplyAsync(Rows("\"one\"", "\"two\"", "\"one\""), default);

        server.EmbeddingRequests.ShouldHaveSingleItem();
        Row[] rows = [.. outcome.Said.Select(said => said.Outcome.Rows[0])];
        rows.ShouldAllBe(row => row.Work["vector"].GetArrayLength() == 8 && !row.Columns.Contains("vector"));
        rows[0].Text("vector").ShouldBe(rows[2].Text("vector"));
        rows[0].Text("vector").ShouldNotBe(rows[1].Text("vector"));
        foreach (JsonElement number in rows[0].Work["vector"].EnumerateArray())
            number.GetRawText().Length.ShouldBeLessThanOrEqualTo(number.GetSingle().ToString("G9", CultureInfo.InvariantCulture).Length + 3);
    }

    [Fact]
    public async Task A_row_without_a_text_is_a_reject_and_the_others_go_on()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var models = ModelSet.Connect(server.Settings, embedder: server.Settings);

        UnitOutcome outcome = await Step(models).ApplyAsync(Rows("null", "7", "\" \"", "\"two\""), default);

        outcome.Said.Select(said => said.Outcome.Reason).ShouldBe(["missing-column", "not-a-text", "not-a-text", null]);
    }

    [Fact]
    public async Task A_text_that_is_too_long_for_the_model_is_a_reject()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => FakeModelFault.ContextTooLong });
        using var models = ModelSet.Connect(server.Settings, embedder: server.Settings);

        UnitOutcome outcome = await Step(models).ApplyAsync(Rows("\"one\""), default);

        outcome.Said.ShouldHaveSingleItem().Outcome.Reason.ShouldBe("context-too-long");
    }

    [Fact]
    public void Without_an_embedder_one_sentence_says_so() =>
        Should.Throw<SeedbedException>(() => Step(ModelSet.None)).Message.ShouldContain("needs an embedder model and none is named");

    [Theory]
    [InlineData("", false)]
    [InlineData("output: { columns: [vector] }", true)]
    public async Task The_dataset_gets_the_vector_where_the_output_names_it(string output, bool isThere)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { EmbeddingSize = 4 });
        using var folder = new CommandFolder();
        folder.Write("in.jsonl", "{\"id\":\"a\",\"question\":\"Why?\"}\n{\"id\":\"b\",\"question\":\"How?\"}\n");
        folder.Write("r.yaml", $"name: r\nsummary: s\nsource: rows\nsteps:\n  - embed: {Yaml}\n  - keep: {{ column: vector, present: true }}\n{output}\n");

        SeedbedProcess run = await folder.RunAsync("generate", "in.jsonl", "--recipe", "r.yaml", "--embedder", $"{server.Address}#fake", "--out", "run");

        run.ExitCode.ShouldBe(0, run.Error);
        folder.Lines("run/dataset.jsonl").Count.ShouldBe(2);
        folder.Lines("run/dataset.jsonl").Select(row => row.TryGetProperty("vector", out JsonElement _)).ShouldAllBe(there => there == isThere);
    }

    [Fact]
    public async Task Work_that_waits_on_disk_keeps_its_vectors()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { EmbeddingSize = 4 });
        using var models = ModelSet.Connect(server.Settings, embedder: server.Settings);
        Recipe recipe = Recipe.Parse($"name: r\nsource: rows\nsteps:\n  - embed: {Yaml}\n  - limit: 100\noutput: {{ columns: [vector] }}");
        var pipeline = Pipeline.Of(recipe.Compile(new() { Models = models, Columns = ["question"] }), new() { WaitingBytes = 1 });

        var rows = new List<Row>();
        await foreach (Row row in pipeline.RowsAsync(Source()))
            rows.Add(row);

        rows.Count.ShouldBe(30);
        rows.ShouldAllBe(row => row.Work["vector"].GetArrayLength() == 4);

        static async IAsyncEnumerable<SourceItem> Source()
        {
            for (int i = 0; i < 30; i++)
                yield return SourceItem.Of(Some.Unit($"u{i}", Seedbed.Columns.Empty.With("question", $"Why {i}?")), opensInput: true);
            await Task.CompletedTask;
        }
    }

    private static Embed Step(ModelSet models) => SomeStep.Of<Embed>(Embed.Verb, Yaml, new() { Name = "embed", Models = models });

    private static UnitRows Rows(params string[] questions)
    {
        UnitRows unit = QaPrompts.Rows(questions.Length);
        return unit with { Rows = [.. unit.Rows.Select((row, i) => row.With("question", JsonElement.Parse(questions[i])))] };
    }
}
