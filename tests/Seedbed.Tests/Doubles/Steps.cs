using System.Globalization;
using Seedbed.Steps;

namespace Seedbed.Tests.Doubles;

/// <summary>Steps for tests of the engine, each a function of the row's id and the seed alone.</summary>
internal static class Steps
{
    public static RowStep Row(Func<Row, RowOutcome> apply) => new RowDouble(apply);

    public static UnitStep Unit(Func<UnitRows, CancellationToken, ValueTask<UnitOutcome>> apply) => new UnitDouble(apply);

    /// <summary>Each row becomes zero (a drop) to three rows.</summary>
    public static RowStep FanOut(string seed) => Row(row =>
    {
        int count = new SeededRandom(seed, row.Id).Next(4);
        return count == 0
            ? RowOutcome.Drop(row, "fell", $"{row.Id} fell")
            : RowOutcome.Keep([.. Enumerable.Range(1, count).Select(n => row.Fork(n).With("n", Json.Of((long)n)))]);
    });

    /// <summary>Keeps, drops or forks each row after a wait that differs from row to row.</summary>
    public static UnitStep Slow(string seed, int maxMilliseconds) => Unit(async (unit, cancellationToken) =>
    {
        var random = new SeededRandom(seed, unit.Unit.Id);
        if (maxMilliseconds > 0)
            await Task.Delay(new SeededRandom("delay", unit.Unit.Id).Next(maxMilliseconds + 1), cancellationToken);
        var outcome = new UnitOutcome();
        for (int i = 0; i < unit.Rows.Count; i++)
        {
            Row row = unit.Rows[i];
            switch (random.Next(3))
            {
                case 0:
                    outcome.Keep(i, row.With("slow", "yes"));
                    break;
                case 1:
                    outcome.Keep(i, row.Fork(1)).Drop(i, row.Fork(2), "extra-item", "one too many");
                    break;
                default:
                    outcome.Drop(i, row, "unlucky", $"{row.Id} was unlucky");
                    break;
            }
        }

        return outcome;
    });

    /// <summary>Drops a row whose column has been seen before in walk order.</summary>
    public static SetStep FirstOf(Func<Row, string> key) => new SetDouble(() =>
    {
        var seen = new HashSet<string>();
        return row => seen.Add(key(row)) ? RowOutcome.Keep(row) : RowOutcome.Drop(row, "duplicate", key(row));
    });

    /// <summary>A set step whose outcome depends on how many rows came before.</summary>
    public static SetStep EveryOther() => new SetDouble(() =>
    {
        int count = 0;
        return row => count++ % 2 == 0
            ? RowOutcome.Keep(row.With("place", count.ToString(CultureInfo.InvariantCulture)))
            : RowOutcome.Drop(row, "odd", "every other row");
    });

    private sealed class RowDouble(Func<Row, RowOutcome> apply) : RowStep
    {
        public override StepColumns Columns => StepColumns.None;

        public override RowOutcome Apply(Row row) => apply(row);
    }

    private sealed class UnitDouble(Func<UnitRows, CancellationToken, ValueTask<UnitOutcome>> apply) : UnitStep
    {
        public override StepColumns Columns => StepColumns.None;

        public override ValueTask<UnitOutcome> ApplyAsync(UnitRows unit, CancellationToken cancellationToken) =>
            apply(unit, cancellationToken);
    }

    private sealed class SetDouble(Func<Func<Row, RowOutcome>> open) : SetStep
    {
        public override StepColumns Columns => StepColumns.None;

        public override SetPass Open() => new Pass(open());

        private sealed class Pass(Func<Row, RowOutcome> next) : SetPass
        {
            public override RowOutcome Next(Row row) => next(row);
        }
    }
}
