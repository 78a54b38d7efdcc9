using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Seedbed.Runs;
using Seedbed.Steps;

namespace Seedbed.Benchmarks;

/// <summary>Streams many small rows through a row step, a set step and a row step, and says how fast and in how much memory.</summary>
internal static class EngineStream
{
    public static async Task<int> RunAsync(int rows, bool firstIsSlow)
    {
        PipelineStep[] steps =
        [
            new("fork", "fork", new RowFunction(row => RowOutcome.Keep([row.Fork(1), row.Fork(2)]))),
            new("wait", "wait", new WaitOnce(firstIsSlow)),
            new("every-other", "every-other", new EveryOther()),
            new("mark", "mark", new RowFunction(row => RowOutcome.Keep(row.With("mark", "seen")))),
        ];
        var pipeline = new Pipeline("rows", steps, new() { BatchSize = 32 });
        var watch = Stopwatch.StartNew();
        long count = 0;
        long highest = 0;
        await foreach (Row _ in pipeline.RowsAsync(Source(rows)))
        {
            if (++count % (rows / 10) == 0)
            {
                long resident = Environment.WorkingSet;
                highest = Math.Max(highest, resident);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,10:N0} rows  {watch.Elapsed.TotalSeconds,6:F2} s  {resident >> 20,5} MiB resident"));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count / watch.Elapsed.TotalSeconds:N0} rows/s, highest {highest >> 20} MiB"));
        return count == rows ? 0 : 1;
    }

    private static async IAsyncEnumerable<SourceItem> Source(int rows, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string text = new('x', 400);
        for (int i = 0; i < rows; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string id = string.Create(CultureInfo.InvariantCulture, $"rows.jsonl#{i + 1}");
            yield return SourceItem.Of(
                new Unit { Id = id, Hash = id, Source = new() { Document = "rows.jsonl" }, RowColumns = Columns.Empty.With("text", text) },
                opensInput: true);
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    private sealed class RowFunction(Func<Row, RowOutcome> apply) : RowStep
    {
        public override StepColumns Columns => StepColumns.None;

        public override RowOutcome Apply(Row row) => apply(row);
    }

    /// <summary>The first unit takes two seconds, so that what follows has to wait for its turn.</summary>
    private sealed class WaitOnce(bool wait) : UnitStep
    {
        public override StepColumns Columns => StepColumns.None;

        public override async ValueTask<UnitOutcome> ApplyAsync(UnitRows unit, CancellationToken cancellationToken)
        {
            if (wait && unit.Unit.Id.EndsWith("#1", StringComparison.Ordinal))
                await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
            var outcome = new UnitOutcome();
            for (int i = 0; i < unit.Rows.Count; i++)
                outcome.Keep(i, unit.Rows[i]);
            return outcome;
        }
    }

    private sealed class EveryOther : SetStep
    {
        public override StepColumns Columns => StepColumns.None;

        public override SetPass Open() => new Pass();

        private sealed class Pass : SetPass
        {
            private long _count;

            public override RowOutcome Next(Row row) =>
                _count++ % 2 == 0 ? RowOutcome.Keep(row) : RowOutcome.Drop(row, "odd", "every other row");
        }
    }
}
