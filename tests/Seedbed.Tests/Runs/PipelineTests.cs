using System.Buffers;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Seedbed.Runs;
using Seedbed.Steps;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Runs;

public sealed class PipelineTests
{
    [Theory]
    [InlineData(1, 64L << 20)]
    [InlineData(2, 64L << 20)]
    [InlineData(64, 64L << 20)]
    [InlineData(64, 0)]
    public async Task The_same_outcomes_give_the_same_bytes_at_any_parallelism(int unitsAtOnce, long waitingBytes)
    {
        string expected = await RunAsync(new() { UnitsAtOnce = 1 }, delay: 0);

        string actual = await RunAsync(new() { UnitsAtOnce = unitsAtOnce, WaitingBytes = waitingBytes }, delay: 3);

        actual.ShouldBe(expected);
    }

    [Fact]
    public void Counts_add_up_over_random_recipes() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), ArbMap.Default.ArbFor<NonNegativeInt>(), (shape, units) =>
        {
            var pipeline = new Pipeline("rows", RandomSteps(shape), new() { UnitsAtOnce = 8, WaitingBytes = 2000 });
            List<UnitResult> results = pipeline.RunAsync(Some.Units(units.Get)).ToBlockingEnumerable().ToList();

            foreach (StepCounts counts in pipeline.Counts)
                (counts.In + counts.Made).ShouldBe(counts.Out + counts.RejectedTotal);
            for (int i = 1; i < pipeline.Counts.Count; i++)
                pipeline.Counts[i].In.ShouldBe(pipeline.Counts[i - 1].Out);
            results.Sum(result => result.Rows.Count).ShouldBe((int)pipeline.Counts[^1].Out);
            results.Sum(result => result.Rejects.Count).ShouldBe((int)pipeline.Counts.Sum(counts => counts.RejectedTotal));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Work_that_waits_on_disk_comes_back_unchanged()
    {
        // The first unit is so slow that everything else overtakes it.
        var gate = new TaskCompletionSource();
        int worked = 0;
        PipelineStep[] steps =
        [
            new("wait", "wait", Doubles.Steps.Unit(async (unit, cancellationToken) =>
            {
                if (unit.Unit.Id == "in0#c0")
                    await gate.Task.WaitAsync(cancellationToken);
                else if (Interlocked.Increment(ref worked) == 499)
                    gate.SetResult();
                var outcome = new UnitOutcome();
                outcome.Keep(0, unit.Rows[0].With("text", "naïve \u2028 😀 \"quoted\""));
                return outcome;
            })),
        ];
        var pipeline = new Pipeline("rows", steps, new() { UnitsAtOnce = 4, WaitingBytes = 1000 });

        List<Row> rows = await pipeline.RowsAsync(Some.Units(500)).ToListAsync();

        rows.Count.ShouldBe(500);
        rows.Select(row => row.Text("text")).Distinct().ShouldBe(["naïve \u2028 😀 \"quoted\""]);
        rows.Select(row => row.Id).ShouldBe(await Some.Units(500).Where(item => item.Unit is not null).Select(item => item.Unit!.Id).ToListAsync());
    }

    [Fact]
    public async Task A_step_that_forgets_a_row_is_a_bug_that_names_it()
    {
        PipelineStep[] steps = [new("lossy", "lossy", Doubles.Steps.Unit((_, _) => ValueTask.FromResult(new UnitOutcome())))];

        var bug = await Should.ThrowAsync<InvalidOperationException>(
            async () => await new Pipeline("rows", steps).RowsAsync(Some.Units(1)).ToListAsync());

        bug.Message.ShouldBe("step 'lossy' lost row in0#c0: neither kept nor dropped");
    }

    [Fact]
    public async Task A_fault_in_a_step_reaches_the_caller()
    {
        PipelineStep[] steps = [new("broken", "broken", Doubles.Steps.Row(_ => throw new SeedbedException("mend it")))];

        var fault = await Should.ThrowAsync<SeedbedException>(
            async () => await new Pipeline("rows", steps).RowsAsync(Some.Units(100)).ToListAsync());

        fault.Message.ShouldBe("mend it");
    }

    [Fact]
    public async Task Cancelling_stops_the_run_and_is_told_as_such()
    {
        using var cancel = new CancellationTokenSource();
        PipelineStep[] steps = [new("slow", "slow", Doubles.Steps.Slow("s", 5))];
        var pipeline = new Pipeline("rows", steps, new() { UnitsAtOnce = 4 });

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (UnitResult _ in pipeline.RunAsync(Some.Units(100_000), cancel.Token))
                await cancel.CancelAsync();
        });
    }

    [Fact]
    public async Task A_reader_may_stop_early_and_the_counts_end_with_what_it_took()
    {
        PipelineStep[] steps = [new("fan", "fan", Doubles.Steps.FanOut("s"))];
        var pipeline = new Pipeline("rows", steps, new() { UnitsAtOnce = 4 });

        int taken = await pipeline.RunAsync(Some.Units(100_000)).Take(10).CountAsync();

        taken.ShouldBe(10);
        pipeline.Counts[0].Out.ShouldBe(10);
    }

    [Fact]
    public async Task A_second_draw_says_so_in_the_id()
    {
        static async IAsyncEnumerable<SourceItem> Twice()
        {
            yield return SourceItem.Of(Some.Unit("a#c1"), opensInput: true, draw: 1);
            yield return SourceItem.Of(Some.Unit("a#c1"), opensInput: false, draw: 2);
            await Task.CompletedTask;
        }

        List<Row> rows = await new Pipeline("rows", []).RowsAsync(Twice()).ToListAsync();

        rows.Select(row => row.Id).ShouldBe(["a#c1", "a#c1/d2"]);
    }

    private static async Task<string> RunAsync(PipelineOptions options, int delay)
    {
        PipelineStep[] steps =
        [
            new("fan", "fan", Doubles.Steps.FanOut("a")),
            new("slow", "slow", Doubles.Steps.Slow("b", delay)),
            new("first", "first", Doubles.Steps.FirstOf(row => row.Text("text") + row.Text("n") + row.Id.Length)),
            new("slow-2", "slow", Doubles.Steps.Slow("c", delay)),
            new("other", "other", Doubles.Steps.EveryOther()),
            new("fan-2", "fan", Doubles.Steps.FanOut("d")),
        ];
        var pipeline = new Pipeline("rows", steps, options);
        return await RenderAsync(pipeline.RunAsync(Some.Units(400)));
    }

    private static async Task<string> RenderAsync(IAsyncEnumerable<UnitResult> results)
    {
        var buffer = new ArrayBufferWriter<byte>();
        await foreach (UnitResult result in results)
        {
            using var json = new Utf8JsonWriter(buffer, Json.Lines);
            json.WriteStartArray();
            foreach (Row row in result.Rows)
                RowJson.Write(json, row);
            foreach (Reject reject in result.Rejects)
                RowJson.Write(json, reject);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static PipelineStep[] RandomSteps(int[] shape) =>
    [
        .. shape.Take(6).Select((kind, place) => new PipelineStep($"s{place}", "s", (Math.Abs(kind % 4), place) switch
        {
            (0, _) => Doubles.Steps.FanOut($"f{place}"),
            (1, _) => Doubles.Steps.Slow($"u{place}", 0),
            (2, _) => Doubles.Steps.FirstOf(row => row.Text("text") ?? ""),
            _ => Doubles.Steps.EveryOther(),
        })),
    ];
}
