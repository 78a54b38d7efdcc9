using System.Text.Json.Nodes;
using Seedbed.Export;
using Seedbed.Runs;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Runs;

/// <summary>A <c>run.json</c> that somebody changed: what can be left out is, of the rest one sentence tells.</summary>
public sealed class RecordFaultTests
{
    [Theory]
    [InlineData("models")]
    [InlineData("steps")]
    [InlineData("groups")]
    [InlineData("coverage")]
    [InlineData("seconds")]
    public async Task Members_that_a_card_can_do_without_may_be_missing(string member)
    {
        using TaxonomyRunFolder run = Changed(record => record.Remove(member));

        (await ExportAsync(run)).Rows.ShouldBe(5);
    }

    [Theory]
    [InlineData("it lacks 'asked'", "asked", null)]
    [InlineData("recipe can't be what stands there", "recipe", "null")]
    [InlineData("steps can't be what stands there", "steps", "7")]
    [InlineData("steps can't be what stands there", "steps", "null")]
    [InlineData("steps[0].rejected.a can't be what stands there", "steps", """[{"step":"a","verb":"b","in":1,"made":0,"out":1,"rejected":{"a":"one"}}]""")]
    [InlineData("it lacks 'rejected'", "steps", """[{"step":"a","verb":"b","in":1,"made":0,"out":1}]""")]
    [InlineData("counts of step a", "steps", """[{"step":"a","verb":"b","in":1,"made":0,"out":1,"rejected":{"c":9000000000000000000,"d":9000000000000000000}}]""")]
    [InlineData("steps has an empty place", "steps", "[null]")]
    [InlineData("models has an empty place", "models", "[null]")]
    [InlineData("groups has an empty place", "groups", "[null]")]
    [InlineData("budget.seconds", "budget", """{"seconds":1e300}""")]
    [InlineData("rows can't be what stands there", "rows", "\"many\"")]
    [InlineData("state can't be what stands there", "state", "\"tired\"")]
    public void What_can_t_be_is_one_sentence_with_its_place(string words, string member, string? json)
    {
        using TaxonomyRunFolder run = Changed(record =>
        {
            record.Remove(member);
            if (json is not null)
                record.Add(member, JsonNode.Parse(json));
        });

        string said = Should.Throw<SeedbedException>(() => run.Run.RequireRecord()).Message;

        said.ShouldContain(words);
        said.ShouldContain("run.json is damaged");
        said.ShouldNotContain("Seedbed.");
        said.ShouldNotContain('\n');
    }

    [Fact]
    public async Task Whatever_a_member_becomes_an_export_is_made_or_one_sentence_says_why_not()
    {
        using TaxonomyRunFolder run = Changed(_ => { });
        string path = run["run/run.json"];
        string whole = File.ReadAllText(path);
        string[] members = [.. Members(JsonNode.Parse(whole)!, "")];
        members.Length.ShouldBeGreaterThan(15);
        foreach (string member in members)
        {
            foreach (string? json in (string?[])[null, "null", "\"{{#each x}}\"", "-5", "[null]", "{}", "9.3e18", "true"])
            {
                File.WriteAllText(path, Put(whole, member, json));
                try
                {
                    await ExportAsync(run);
                }
                catch (SeedbedException)
                {
                    // One sentence.
                }
            }
        }
    }

    private static async Task<ExportResult> ExportAsync(TaxonomyRunFolder run) => await RunExport.WriteAsync(run.Run, ExportFormats.BuiltIn.Find("messages"), run["out"]);

    private static TaxonomyRunFolder Changed(Action<JsonObject> change)
    {
        var run = TaxonomyRunFolder.Small();
        run.Write();
        JsonObject record = JsonNode.Parse(File.ReadAllText(run["run/run.json"]))!.AsObject();
        change(record);
        File.WriteAllText(run["run/run.json"], record.ToJsonString());
        return run;
    }

    private static IEnumerable<string> Members(JsonNode node, string at) => node is not JsonObject members ? []
        : members.SelectMany(member => (string[])[$"{at}{member.Key}", .. member.Value is null ? [] : Members(member.Value, $"{at}{member.Key}/")]);

    private static string Put(string whole, string member, string? json)
    {
        JsonNode root = JsonNode.Parse(whole)!;
        string[] names = member.Split('/');
        JsonObject holder = names[..^1].Aggregate(root, (node, name) => node[name]!).AsObject();
        holder.Remove(names[^1]);
        if (json is not null)
            holder.Add(names[^1], JsonNode.Parse(json));
        return root.ToJsonString();
    }
}
