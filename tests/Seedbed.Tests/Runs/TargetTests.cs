using FsCheck;
using FsCheck.Fluent;
using Seedbed.Models;
using Seedbed.Recipes;
using Seedbed.Runs;
using Seedbed.Runs.Walks;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Runs;

public sealed class TargetTests
{
    private const string Plain = "name: t\nsummary: s\nsource: { rows: {} }\nsteps: [ { repeat: 3 }, { luck: {} } ]\n";
    private const string WithDedup = "name: t\nsummary: s\nsource: { rows: {} }\nsteps: [ { repeat: 3 }, { luck: {} }, { dedup: { on: text, method: exact } } ]\n";
    private const string WithSample = "name: t\nsummary: s\nsource: { rows: {} }\nsteps: [ { repeat: 3 }, { sample: { level: [low, high] } }, { luck: {} } ]\n";

    [Fact]
    public void Exactly_n_rows_come_whatever_the_yield_and_the_parallelism() =>
        Prop.ForAll(ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<PositiveInt>(), (rows, yield, atOnce) =>
        {
            int target = rows.Get % 120 + 1;
            var luck = new LuckVerb(waitMilliseconds: 1, yieldPercent: yield.Get % 70 + 30);

            (List<Row> got, Walk walk, Pipeline pipeline) = Run(Plain, luck, new(target), atOnce.Get % 40 + 1, 4, 1, 9);

            got.Count.ShouldBe(target);
            got.Select(row => row.Id).Distinct().Count().ShouldBe(target);
            walk.Goal.IsMet.ShouldBeTrue();
            AddsUp(pipeline);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_group_gets_exactly_n_rows() =>
        Prop.ForAll(ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<PositiveInt>(), (rows, yield) =>
        {
            int target = rows.Get % 30 + 1;
            var luck = new LuckVerb(waitMilliseconds: 1, yieldPercent: yield.Get % 70 + 30);

            HasEach(Plain, "document", row => row.Source.Document, 3);
            HasEach(Plain, "topic", row => row.Text("topic")!, 3);
            HasEach(WithSample, "level", row => row.Text("level")!, 2);

            void HasEach(string recipe, string per, Func<Row, string> groupOf, int groups)
            {
                (List<Row> rows, Walk walk, Pipeline pipeline) = Run(recipe, luck, new(target, per), 8, 4, 1, 9);

                walk.Goal.Groups().Count.ShouldBe(groups);
                walk.Goal.Groups().ShouldAllBe(group => group.Rows == target || (group.Rows < target && group.Why == "two draws in a row added nothing"));
                rows.CountBy(groupOf).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, (long)group.Value))
                    .ShouldBe(walk.Goal.Groups().Where(group => group.Rows > 0).Select(group => (group.Group, group.Rows)));
                AddsUp(pipeline);
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null)]
    [InlineData("document")]
    [InlineData("topic")]
    public void The_same_outcomes_give_the_same_rows_at_any_parallelism_and_timing(string? per)
    {
        string Rows(int atOnce, int wait) => Told(Run(WithDedup, new LuckVerb(wait, 60, remembers: true), new(9, per), atOnce, 5, 2, 7, 3).Rows);

        string expected = Rows(1, 0);

        foreach (int atOnce in (int[])[2, 8, 64])
            Rows(atOnce, 4).ShouldBe(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("document")]
    [InlineData("topic")]
    public void Work_that_waits_on_disk_still_belongs_to_its_group(string? per)
    {
        var luck = new LuckVerb(4, 60, remembers: true);
        (List<Row> rows, Walk walk, _) = Run(WithDedup, luck, new(9, per), new PipelineOptions { UnitsAtOnce = 1 }, 5, 2, 7, 3);

        (List<Row> spilled, Walk other, Pipeline pipeline) = Run(WithDedup, luck, new(9, per), new PipelineOptions { UnitsAtOnce = 16, WaitingBytes = 0 }, 5, 2, 7, 3);

        Told(spilled).ShouldBe(Told(rows));
        other.Goal.Groups().ShouldBe(walk.Goal.Groups());
        AddsUp(pipeline);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(100)]
    public void Units_that_are_handed_to_workers_together_do_not_keep_the_walk_waiting(int batchSize)
    {
        (List<Row> rows, _, Pipeline pipeline) = Run(WithDedup, new LuckVerb(1, 60), new(9, "document"), new PipelineOptions { UnitsAtOnce = 4, BatchSize = batchSize }, 5, 2, 7, 3);

        Told(rows).ShouldBe(Told(Run(WithDedup, new LuckVerb(0, 60), new(9, "document"), 1, 5, 2, 7, 3).Rows));
        AddsUp(pipeline);
    }

    [Fact]
    public void A_larger_target_begins_with_the_rows_of_the_smaller_one()
    {
        string[] small = [.. Run(WithDedup, new LuckVerb(1, 70), new(10), 8, 6, 6, 6).Rows.Select(row => row.Id)];
        string[] large = [.. Run(WithDedup, new LuckVerb(1, 70), new(25), 3, 6, 6, 6).Rows.Select(row => row.Id)];

        large.Take(small.Length).ShouldBe(small);
        large.Length.ShouldBe(25);
    }

    [Fact]
    public void Work_ahead_stays_in_proportion_to_what_is_missing()
    {
        var luck = new LuckVerb(waitMilliseconds: 2, yieldPercent: 100);

        (List<Row> rows, Walk walk, _) = Run(Plain, luck, new(30), 64, 1000);

        rows.Count.ShouldBe(30);
        luck.Calls.ShouldBeLessThanOrEqualTo(12);
        walk.Goal.Ahead.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void A_group_that_gives_nothing_in_two_draws_closes_and_the_others_go_on()
    {
        string recipe = "name: t\nsummary: s\nsource: { rows: {} }\nsteps: [ { luck: {} }, { keep: { column: topic, one-of: [t0, t1] } } ]\n";

        (List<Row> rows, Walk walk, Pipeline pipeline) = Run(recipe, new LuckVerb(1, 100), new(7, "topic"), 8, 6, 6);

        rows.CountBy(row => row.Text("topic")!).OrderBy(group => group.Key).ShouldBe([new("t0", 7), new("t1", 7)]);
        GroupFactsOf(walk, "t2").ShouldBe((0, 2, "two draws in a row added nothing"));
        walk.Goal.IsMet.ShouldBeFalse();
        AddsUp(pipeline);
    }

    [Fact]
    public void A_recipe_without_a_model_works_each_unit_once()
    {
        string recipe = "name: t\nsummary: s\nsource: { rows: {} }\nsteps: [ { repeat: 2 } ]\n";

        (List<Row> rows, Walk walk, _) = Run(recipe, new LuckVerb(0, 100), new(100), 8, 6, 6);

        rows.Count.ShouldBe(24);
        walk.Goal.Groups().Single().Why.ShouldBe("its units were all worked");
    }

    [Fact]
    public async Task A_recipe_that_only_judges_and_embeds_works_each_unit_once()
    {
        using var folder = new CommandFolder();
        folder.Write("prompt.md", "Is {{topic}} a topic?");
        folder.Write("r.yaml", "name: t\nsummary: s\nsource: rows\nsteps: [ { embed: { text: topic, as: vector } }, { judge: { prompt: prompt.md } } ]\n");
        var source = new SomeSource(4);
        CompiledRecipe compiled = Recipe.Load(folder["r.yaml"]).Compile(new() { Models = ModelSet.Unconnected(), Columns = source.OwnColumns });

        using Walk walk = await Walk.ListAsync(source, SourceKeep.Nothing, new(9), compiled, "0", Path.GetTempPath(), default);

        walk.Goal.HasDraws.ShouldBeFalse();
    }

    [Fact]
    public void A_later_draw_sees_what_its_step_returned_before_whatever_the_timing()
    {
        List<Row> rows = Run(Plain, new LuckVerb(5, 100, remembers: true), new(60), 64, 2, 1).Rows;

        foreach (Row row in rows)
        {
            int draw = row.Id.Contains("/d", StringComparison.Ordinal) ? int.Parse(row.Id.Split("/d")[1].Split('/')[0]) : 1;
            row.Text("earlier").ShouldBe($"{3 * (draw - 1)}");
        }

        rows.ShouldContain(row => row.Id.Contains("/d4/", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_left_of_the_last_unit_is_a_reject_over_target()
    {
        (List<Row> rows, _, Pipeline pipeline) = Run(Plain, new LuckVerb(0, 100), new(10), 1, 20);

        rows.Count.ShouldBe(10);
        pipeline.Counts[^1].Rejected.ShouldBe(new Dictionary<string, long> { ["over-target"] = 2 });
    }

    [Fact]
    public void Any_beginning_of_the_walk_is_spread_over_the_documents_and_their_parts() =>
        Prop.ForAll(ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<PositiveInt>(), (first, second) =>
        {
            (int a, int b) = ((first.Get * 7 % 60) + 1, (second.Get * 13 % 60) + 1);
            (int Unit, string Document)[] units = [.. Enumerable.Range(0, a + b).Select(i => (i, i < a ? "a" : "b"))];

            int[] order = WalkOrder.Of(units, "0");

            order.Order().ShouldBe(Enumerable.Range(0, a + b));
            for (int n = 1; n <= order.Length; n++)
            {
                int ofA = order.Take(n).Count(unit => unit < a);
                ((double)ofA).ShouldBeInRange(((double)n * a / (a + b)) - 2, ((double)n * a / (a + b)) + 2);
                int[] places = [.. order.Take(n).Where(unit => unit < a).Order()];
                if (places.Length > 1)
                    places.Zip(places.Skip(1), (left, right) => right - left).Max().ShouldBeLessThanOrEqualTo((4 * a / places.Length) + 1);
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("nonsense", "there is no such column in the input")]
    [InlineData("topik", "did you mean 'topic'")]
    [InlineData("late", "set by step 'keep-text', after step 'luck'")]
    public void A_group_that_is_not_known_in_time_is_refused(string per, string words)
    {
        string recipe = "name: t\nsummary: s\nsource: { rows: {} }\nsteps: [ { luck: {} }, { name: keep-text, template: { as: late, text: 'x' } } ]\n";

        Should.Throw<SeedbedException>(() => Run(recipe, new LuckVerb(0, 100), new(1, per), 1, 3)).Message.ShouldContain(words, Case.Insensitive);
    }

    [Theory]
    [InlineData("columns: { drop: [level] }", "step 'columns' removes the column")]
    [InlineData("template: { as: level, text: 'x' }", "set by step 'template', after step 'luck'")]
    public void A_group_that_accepted_rows_would_not_show_is_refused(string step, string words)
    {
        string recipe = $"name: t\nsummary: s\nsource: {{ rows: {{}} }}\nsteps: [ {{ sample: {{ level: [low, high] }} }}, {{ luck: {{}} }}, {{ {step} }} ]\n";

        Should.Throw<SeedbedException>(() => Run(recipe, new LuckVerb(0, 100), new(1, "level"), 1, 3)).Message.ShouldContain(words);
    }

    [Fact]
    public void A_step_that_looks_at_all_rows_cannot_have_a_target() =>
        Should.Throw<SeedbedException>(() => Run("name: t\nsummary: s\nsource: { rows: {} }\nsteps: [ { limit: 5 } ]\n", new LuckVerb(0, 100), new(1), 1, 3))
            .Message.ShouldContain("'limit'");

    [Theory]
    [InlineData(0, "at least 1")]
    [InlineData(-3, "at least 1")]
    [InlineData(long.MaxValue, "more than any run delivers")]
    public void A_target_that_can_not_be_met_is_refused(long rows, string words) =>
        Should.Throw<SeedbedException>(() => Run(Plain, new LuckVerb(0, 100), new(rows), 1, 3)).Message.ShouldContain(words);

    [Fact]
    public void Rows_of_a_target_come_from_the_library_in_one_call()
    {
        Recipe recipe = Recipe.Parse(Plain, verbs: new LuckVerb(0, 100).Verbs);

        List<Row> rows = Pipeline.RowsAsync(recipe, new SomeSource(5, 5), new Target(7), new() { Models = ModelSet.Unconnected() }).ToBlockingEnumerable().ToList();

        rows.Count.ShouldBe(7);
    }

    private static (List<Row> Rows, Walk Walk, Pipeline Pipeline) Run(string yaml, LuckVerb luck, Target target, int atOnce, params int[] documents) =>
        Run(yaml, luck, target, new PipelineOptions { UnitsAtOnce = atOnce }, documents);

    private static (List<Row> Rows, Walk Walk, Pipeline Pipeline) Run(string yaml, LuckVerb luck, Target target, PipelineOptions options, params int[] documents)
    {
        Recipe recipe = Recipe.Parse(yaml, verbs: luck.Verbs);
        var source = new SomeSource(documents);
        CompiledRecipe compiled = recipe.Compile(new() { Models = ModelSet.Unconnected(), Columns = source.OwnColumns, Documents = source.Documents });
        using Walk walk = Walk.ListAsync(source, SourceKeep.Nothing, target, compiled, "0", Path.GetTempPath(), default).GetAwaiter().GetResult();
        var pipeline = Pipeline.Of(compiled, options);
        List<Row> rows = [.. pipeline.RunAsync(walk).ToBlockingEnumerable().SelectMany(result => result.Rows)];
        return (rows, walk, pipeline);
    }

    private static (long, int, string?) GroupFactsOf(Walk walk, string name) =>
        walk.Goal.Groups().Where(group => group.Group == name).Select(group => (group.Rows, group.Draws, group.Why)).Single();

    private static void AddsUp(Pipeline pipeline)
    {
        foreach (StepCounts counts in pipeline.Counts)
            (counts.In + counts.Made).ShouldBe(counts.Out + counts.RejectedTotal, counts.Step);
        for (int i = 1; i < pipeline.Counts.Count; i++)
            pipeline.Counts[i].In.ShouldBe(pipeline.Counts[i - 1].Out);
    }

    private static string Told(List<Row> rows) => string.Join('\n', rows.Select(row => $"{row.Id} {row.Text("text")} {row.Text("earlier")}"));
}
