using System.Text.Json;
using Seedbed.Steps.Options;

namespace Seedbed.Steps;

/// <summary>
/// Each row draws values of its own for some columns. The draw is systematic over the unit's rows: of n rows a value of
/// weight share p gets ⌊np⌋ or ⌈np⌉, so that small runs follow the weights too; which row gets which is shuffled. It
/// follows from the run's seed, the unit's content, the step's name, the draw and the column alone.
/// </summary>
public sealed class Sample(SampleOptions options, string name, string seed) : UnitStep
{
    /// <summary><c>sample: { difficulty: { easy: 2, hard: 1 } }</c>.</summary>
    public static Verb Verb { get; } = Verb.Of(
        "sample",
        "Draws values for columns, each row its own, by weights that hold over the rows of each unit",
        StepKind.Unit,
        new OptionTable<SampleOptions>(new())
            .Others(
                new("<column>", "list of values, each a single one or a mapping, or mapping of value to weight", "the column that is set, and what it is drawn from"),
                (o, value) => SampledColumn.Read(value) is { } column ? o with { Columns = [.. o.Columns, column] } : o)
            .Check(o => o.Columns.Count == 0 ? "'sample' needs a column to draw: { difficulty: [easy, hard] }" : null),
        (options, setup) => new Sample(options, setup.Name, setup.Seed));

    /// <inheritdoc/>
    public override StepColumns Columns { get; } = new() { Adds = [.. options.Columns.Select(column => column.Name)] };

    /// <inheritdoc/>
    public override ValueTask<UnitOutcome> ApplyAsync(UnitRows unit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(unit);
        Row[] rows = [.. unit.Rows];
        foreach (SampledColumn column in options.Columns)
        {
            JsonElement[] drawn = Draw(column, rows.Length, new(seed, unit.Unit.Hash, name, $"{unit.Draw}", column.Name));
            for (int i = 0; i < rows.Length; i++)
                rows[i] = rows[i].With(column.Name, drawn[i]);
        }

        var outcome = new UnitOutcome();
        for (int i = 0; i < rows.Length; i++)
            outcome.Keep(i, rows[i]);
        return new(outcome);
    }

    private static JsonElement[] Draw(SampledColumn column, int count, SeededRandom random)
    {
        double total = column.Values.Sum(value => value.Weight);
        double start = random.NextDouble();
        var drawn = new JsonElement[count];
        int at = 0;
        double upTo = column.Values[0].Weight;
        for (int i = 0; i < count; i++)
        {
            double place = (i + start) / count * total;
            while (at < column.Values.Count - 1 && place >= upTo)
                upTo += column.Values[++at].Weight;
            drawn[i] = column.Values[at].Value;
        }

        random.Shuffle<JsonElement>(drawn);
        return drawn;
    }
}

/// <summary>The options of <see cref="Sample"/>.</summary>
public sealed record SampleOptions
{
    /// <summary>The columns that are set, in order.</summary>
    public IReadOnlyList<SampledColumn> Columns { get; init; } = [];
}
