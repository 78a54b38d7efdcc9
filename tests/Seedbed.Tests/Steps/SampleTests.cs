using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Seedbed.Steps;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps;

public sealed class SampleTests
{
    private const string Weighted = "{ difficulty: { easy: 2, medium: 3, hard: 1 } }";

    [Fact]
    public async Task Six_rows_follow_the_weights_exactly()
    {
        foreach (int unit in Enumerable.Range(0, 20))
        {
            Dictionary<string, int> counts = Counts(await Drawn(Weighted, $"u{unit}", 6));
            counts.ShouldBe(new Dictionary<string, int> { ["easy"] = 2, ["medium"] = 3, ["hard"] = 1 }, ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Small_units_follow_the_weights_together()
    {
        var all = new List<Row>();
        foreach (int unit in Enumerable.Range(0, 300))
            all.AddRange(await Drawn(Weighted, $"u{unit}", 2));

        Dictionary<string, int> counts = Counts(all);
        counts["easy"].ShouldBeInRange(170, 230);
        counts["medium"].ShouldBeInRange(265, 335);
        counts["hard"].ShouldBeInRange(70, 130);
    }

    [Fact]
    public void Any_number_of_rows_is_within_one_of_its_share() =>
        Prop.ForAll(Gen.Choose(1, 40).ToArbitrary(), Gen.ArrayOf(Gen.Choose(1, 9)).Where(weights => weights.Length > 0).ToArbitrary(), (count, weights) =>
        {
            string yaml = $"{{ c: {{ {string.Join(", ", weights.Select((weight, i) => $"v{i}: {weight}"))} }} }}";
            Row[] rows = Drawn(yaml, $"u{count}", count).GetAwaiter().GetResult();
            for (int i = 0; i < weights.Length; i++)
            {
                double share = (double)count * weights[i] / weights.Sum();
                Math.Abs(rows.Count(row => row.Text("c") == $"v{i}") - share).ShouldBeLessThan(1.000001);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_draw_follows_from_seed_unit_step_and_draw_alone()
    {
        string first = Shown(await Drawn(Weighted, "u", 12));

        Shown(await Drawn(Weighted, "u", 12)).ShouldBe(first);
        new[]
        {
            first, Shown(await Drawn(Weighted, "v", 12)), Shown(await Drawn(Weighted, "u", 12, seed: "2")),
            Shown(await Drawn(Weighted, "u", 12, name: "sample-2")), Shown(await Drawn(Weighted, "u", 12, draw: 2)),
        }.Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public async Task Lists_keep_the_kind_of_their_values()
    {
        Row[] rows = await Drawn("{ n: [1, true, x, { a: 1 }], other: [y] }", "u", 4);

        rows.Select(row => row.Columns["n"].ValueKind).ShouldBe([JsonValueKind.Number, JsonValueKind.True, JsonValueKind.String, JsonValueKind.Object], ignoreOrder: true);
        rows.ShouldAllBe(row => row.Text("other") == "y");
        SomeStep.Of<Sample>(Sample.Verb, "{ n: [1], other: [y] }").Columns.Adds.ShouldBe(["n", "other"]);
    }

    [Theory]
    [InlineData("{}", "needs a column")]
    [InlineData("{ a: 5 }", "'a' of 'sample' must be a list of values, or a mapping of value to weight, not 5")]
    [InlineData("{ a: [] }", "must be a list of values")]
    [InlineData("{ a: { x: -1 } }", "must be a number from 0")]
    [InlineData("{ a: { x: 0 } }", "needs a column")]
    public void Wrong_weights_are_refused(string yaml, string sentence) => SomeStep.Faults(Sample.Verb, yaml).ShouldContain(sentence);

    private static async Task<Row[]> Drawn(string yaml, string unitId, int count, string seed = "1", string name = "sample", int draw = 1)
    {
        Unit unit = Some.Unit(unitId);
        Row[] rows = [.. Enumerable.Range(1, count).Select(Row.First(unit, draw).Fork)];
        UnitOutcome outcome = await SomeStep.Of<Sample>(Sample.Verb, yaml, new() { Name = name, Seed = seed }).ApplyAsync(new(unit, draw, rows), default);
        outcome.Said.Select(said => said.From).ShouldBe(Enumerable.Range(0, count));
        return [.. outcome.Said.Select(said => said.Outcome.Rows[0])];
    }

    private static Dictionary<string, int> Counts(IEnumerable<Row> rows) =>
        rows.GroupBy(row => row.Text("difficulty")!).ToDictionary(group => group.Key, group => group.Count());

    private static string Shown(IEnumerable<Row> rows) => string.Join(' ', rows.Select(row => row.Text("difficulty")));
}
