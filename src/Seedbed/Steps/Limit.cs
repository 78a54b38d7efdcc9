using Seedbed.Steps.Options;

namespace Seedbed.Steps;

/// <summary>The first rows in walk order go on; the others are dropped: <c>over-limit</c>.</summary>
public sealed class Limit(LimitOptions options) : SetStep
{
    /// <summary><c>limit: 100</c>.</summary>
    public static Verb Verb { get; } = Verb.Of(
        "limit",
        "Keeps the first rows and drops the others with the reason `over-limit`",
        StepKind.Set,
        new OptionTable<LimitOptions>(new())
            .Whole("rows", "how many rows go on", (o, rows) => o with { Rows = rows }, min: 1, max: int.MaxValue)
            .Required("rows")
            .WithShorthand("rows"),
        (options, _) => new Limit(options));

    /// <inheritdoc/>
    public override StepColumns Columns => StepColumns.None;

    /// <inheritdoc/>
    public override bool LooksAtTheWhole => true;

    /// <inheritdoc/>
    public override SetPass Open() => new Pass(options.Rows);

    private sealed class Pass(int rows) : SetPass
    {
        private int _kept;

        public override RowOutcome Next(Row row)
        {
            if (_kept == rows)
                return RowOutcome.Drop(row, "over-limit", $"the limit of {rows} rows was reached before it");
            _kept++;
            return RowOutcome.Keep(row);
        }
    }
}

/// <summary>The options of <see cref="Limit"/>.</summary>
public sealed record LimitOptions
{
    /// <summary>How many rows go on.</summary>
    public int Rows { get; init; } = 1;
}
