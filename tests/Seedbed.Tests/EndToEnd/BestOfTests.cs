using System.Text.Json;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.EndToEnd;

public sealed class BestOfTests
{
    [Fact]
    public async Task The_example_keeps_the_good_answers_of_several()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var folder = new CommandFolder();
        string example = SourceTree.In("examples", "best-of");

        SeedbedProcess run = await folder.RunAsync(
            "generate", Path.Combine(example, "questions.jsonl"), "--recipe", Path.Combine(example, "recipe.yaml"), "--model", $"{server.Address}#fake", "--out", "run");

        run.ExitCode.ShouldBe(0, run.Error);
        IReadOnlyList<JsonElement> rows = folder.Lines("run/dataset.jsonl");
        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(row => row.GetProperty("score").GetInt32() >= 4 && row.GetProperty("answer").ValueKind == JsonValueKind.String);
        rows.ShouldAllBe(row => row.GetProperty("id").GetString()!.StartsWith('q') && row.GetProperty("id").GetString()!.Contains('/'));
        folder.Record().GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("step").GetString() == "unfold").GetProperty("out").GetInt32().ShouldBe(32);
    }
}
