using Seedbed.Steps.Options;

namespace Seedbed.Steps;

/// <summary>Each row becomes several, numbered from 1.</summary>
public sealed class Repeat(RepeatOptions options) : RowStep
{
    /// <summary><c>repeat: 5</c>.</summary>
    public static Verb Verb { get; } = Verb.Of(
        "repeat",
        "Makes several rows of each, all alike but for the number at the end of their id",
        StepKind.Row,
        new OptionTable<RepeatOptions>(new())
            .Whole("times", "how many rows each row becomes", (o, times) => o with { Times = times }, min: 1, max: 1000)
            .Required("times")
            .WithShorthand("times"),
        (options, _) => new Repeat(options));

    /// <inheritdoc/>
    public override StepColumns Columns => StepColumns.None;

    /// <inheritdoc/>
    public override int RowsOfOne => options.Times;

    /// <inheritdoc/>
    public override RowOutcome Apply(Row row)
    {
        var rows = new Row[options.Times];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = row.Fork(i + 1);
        return RowOutcome.Keep(rows);
    }
}

/// <summary>The options of <see cref="Repeat"/>.</summary>
public sealed record RepeatOptions
{
    /// <summary>How many rows each row becomes.</summary>
    public int Times { get; init; } = 1;
}
