using Seedbed.Models;
using Seedbed.Recipes;
using Seedbed.Runs;
using Seedbed.Runs.Walks;
using Seedbed.Steps;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Runs;

/// <summary>What becomes of a run when some requests get no outcome in this process.</summary>
public sealed class HeldUnitTests
{
    [Theory]
    [InlineData(1, 64L << 20)]
    [InlineData(32, 64L << 20)]
    [InlineData(32, 0)]
    public async Task Results_end_before_the_first_unit_without_an_outcome(int unitsAtOnce, long waitingBytes)
    {
        var pipeline = new Pipeline("rows", [Asking("in5#c15", HoldReason.Budget)], new() { UnitsAtOnce = unitsAtOnce, WaitingBytes = waitingBytes });

        List<Row> rows = await pipeline.RowsAsync(Some.Units(100)).ToListAsync();

        rows.Select(row => row.Id).ShouldBe(await Some.Units(15).Select(item => item.Unit!.Id).ToListAsync());
        pipeline.Held.ShouldNotBeNull().Message.ShouldBe("no more");
        pipeline.Counts[0].Out.ShouldBe(15);
    }

    [Fact]
    public async Task A_wave_asks_everything_that_can_be_asked_without_the_answers_it_waits_for()
    {
        int asked = 0;
        int behind = 0;
        PipelineStep[] steps =
        [
            new("ask", "ask", Doubles.Steps.Unit((_, _) =>
            {
                Interlocked.Increment(ref asked);
                throw new RequestHeldException(HoldReason.Batch, "waiting");
            })),
            new("first", "first", Doubles.Steps.FirstOf(row => row.Id)),
            new("behind", "behind", Doubles.Steps.Row(row =>
            {
                Interlocked.Increment(ref behind);
                return RowOutcome.Keep(row);
            })),
        ];
        var pipeline = new Pipeline("rows", steps, new() { UnitsAtOnce = 8 });

        (await pipeline.RowsAsync(Some.Units(18)).ToListAsync()).ShouldBeEmpty();

        asked.ShouldBe(18);
        behind.ShouldBe(0);
        pipeline.Held!.Reason.ShouldBe(HoldReason.Batch);
    }

    [Fact]
    public async Task Behind_a_held_unit_a_set_step_sees_nothing_and_what_stood_before_it_is_delivered()
    {
        PipelineStep[] steps = [Asking("in2#c8", HoldReason.Batch), new("first", "first", Doubles.Steps.FirstOf(row => row.Text("text")!))];
        var pipeline = new Pipeline("rows", steps, new() { UnitsAtOnce = 8 });

        (await pipeline.RowsAsync(Some.Units(50)).ToListAsync()).Count.ShouldBe(8);
        pipeline.Counts[^1].Out.ShouldBe(8);
    }

    [Fact]
    public async Task After_a_spent_budget_hardly_any_unit_is_begun()
    {
        int begun = 0;
        PipelineStep[] steps =
        [
            new("ask", "ask", Doubles.Steps.Unit((unit, _) =>
            {
                Interlocked.Increment(ref begun);
                return unit.Unit.Id == "in0#c0"
                    ? throw new RequestHeldException(HoldReason.Budget, "no more")
                    : ValueTask.FromResult(new UnitOutcome().Keep(0, unit.Rows[0]));
            })),
        ];

        (await new Pipeline("rows", steps, new() { UnitsAtOnce = 1 }).RowsAsync(Some.Units(100_000)).ToListAsync()).ShouldBeEmpty();

        begun.ShouldBeLessThan(100);
    }

    [Theory]
    [InlineData(HoldReason.Batch, 1)]
    [InlineData(HoldReason.Budget, 0)]
    public async Task A_held_unit_that_its_group_no_longer_wants_ends_no_other_group(HoldReason reason, int rowsOfLater)
    {
        var source = new SomeSource(2, 9);
        CompiledRecipe recipe = Recipe.Parse("name: t\nsummary: s\nsource: rows\nsteps: [ { luck: {} } ]\n", verbs: new LuckVerb(0, 100).Verbs)
            .Compile(new() { Models = ModelSet.Unconnected(), Columns = source.OwnColumns });
        using Walk walk = await Walk.ListAsync(source, SourceKeep.Nothing, new(2, "document"), recipe, "0", Path.GetTempPath(), default);
        WalkGroup small = walk.Groups.Single(group => group.Name == "d0");
        (string first, string ahead) = ($"d0#c{small.Order[0] + 1}", $"d0#c{small.Order[1] + 1}");
        int others = 0;
        UnitStep step = Doubles.Steps.Unit((unit, _) =>
        {
            if (unit.Unit.Id == ahead)
                throw new RequestHeldException(reason, "no more");
            var outcome = new UnitOutcome().Keep(0, unit.Rows[0]);
            if (unit.Unit.Id == first)
                return ValueTask.FromResult(outcome.Keep(0, unit.Rows[0].Fork(1)));
            return ValueTask.FromResult(Interlocked.Increment(ref others) == 1 || rowsOfLater > 0 ? outcome : new UnitOutcome().Drop(0, unit.Rows[0], "no", "no"));
        });
        var pipeline = new Pipeline("rows", [new("ask", "ask", step)], new() { UnitsAtOnce = 1 });

        List<UnitResult> results = await pipeline.RunAsync(walk).ToListAsync();

        results.Sum(result => result.Rows.Count).ShouldBe(3 + rowsOfLater);
        (pipeline.Held?.Reason).ShouldBe(rowsOfLater > 0 ? null : reason);
    }

    private static PipelineStep Asking(string held, HoldReason reason) => new("ask", "ask", Doubles.Steps.Unit((unit, _) => unit.Unit.Id == held
        ? throw new RequestHeldException(reason, "no more")
        : ValueTask.FromResult(new UnitOutcome().Keep(0, unit.Rows[0]))));
}
