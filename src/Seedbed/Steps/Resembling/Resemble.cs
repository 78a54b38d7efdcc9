using System.Runtime.CompilerServices;
using System.Text.Json;
using Seedbed.Steps.Options;

namespace Seedbed.Steps.Resembling;

/// <summary>
/// Holds a row to its seed examples without a model: one row → the row, or a drop that says on what it departs from all of
/// them. Compared are how a question asks, the format of answers and contexts, their length in words, their language. The
/// seeds' order makes no difference, and a seed always resembles itself. Copies are looked for among all seeds of the leaf.
/// </summary>
public sealed class Resemble(ResembleOptions options, StepSetup setup) : RowStep
{
    // A unit's rows share its seeds, and units may be many.
    private readonly ConditionalWeakTable<Unit, SeedSet> _ofUnits = [];

    private readonly (string Part, string Column)[] _compared =
    [
        .. new (string Part, string? Column)[] { (SeedSet.Context, options.Context), (SeedSet.Question, options.Question), (SeedSet.Answer, options.Answer) }
            .Where(part => part.Column is not null).Select(part => (part.Part, part.Column!)),
    ];

    private readonly LeafSeeds _ofLeaves = new(setup.SeedsOf, [.. new[] { options.Context is null ? null : SeedSet.Context, options.Question is null ? null : SeedSet.Question }.OfType<string>()]);

    /// <summary><c>resemble: { seeds: seed_examples, question: question, answer: answer }</c>.</summary>
    public static Verb Verb { get; } = Verb.Of(
        "resemble",
        "Keeps a row only when its question, answer or context is built as those of its seed examples: form, length, language",
        StepKind.Row,
        new OptionTable<ResembleOptions>(new())
            .Column("seeds", "the column with the seeds, a list of mappings with `question`, `answer`, `context`", (o, column) => o with { Seeds = column }, "seed_examples")
            .Column("question", "the column that is compared with the seeds' questions", (o, column) => o with { Question = column })
            .Column("answer", "the column that is compared with the seeds' answers", (o, column) => o with { Answer = column })
            .Column("context", "the column that is compared with the seeds' contexts", (o, column) => o with { Context = column })
            .Number("tolerance", "how many times shorter than the shortest seed, or longer than the longest, a text may be", (o, times) => o with { Tolerance = times }, 1, 100, "3")
            .Flag("copies", "whether a row may ask just what a seed asks; `false` drops it", (o, copies) => o with { Copies = copies }, "true")
            .Column("as", "the column of the resemblance: the share of the seeds that the row resembles each by itself, 0 to 1", (o, column) => o with { As = column })
            .Check(o => (o.Question ?? o.Answer ?? o.Context) is null ? "'resemble' compares nothing; name a column for 'question', 'answer' or 'context'" : null),
        (options, setup) => new Resemble(options, setup));

    /// <inheritdoc/>
    public override StepColumns Columns { get; } = new()
    {
        Needs = [options.Seeds, .. new[] { options.Context, options.Question, options.Answer }.OfType<string>()],
        Adds = options.As is { } column ? [column] : [],
    };

    /// <inheritdoc/>
    public override RowOutcome Apply(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (ListColumn.Items(row, options.Seeds, out RowOutcome drop) is not { } items)
            return drop;
        SeedSet seeds = SeedsOf(row, items);
        var texts = new List<(string Part, string Text)>();
        foreach ((string part, string column) in _compared)
        {
            if (row.Text(column) is not { } text)
                return MissingColumn.Drop(row, column);
            texts.Add((part, text));
        }

        if (!options.Copies && IsCopy(row, seeds, [.. texts.Where(text => text.Part != SeedSet.Answer)]))
            return RowOutcome.Drop(row, "seed-copied", "it asks what a seed example asks");
        (string Part, TextMeasure Measure)[] measured = [.. texts.Select(text => (text.Part, SeedSet.Measure(text.Part, text.Text)))];
        foreach ((string part, TextMeasure measure) in measured)
        {
            if (new Likeness(seeds.Of(part), options.Tolerance).FaultOf(measure, part) is { } fault)
                return RowOutcome.Drop(row, fault.Reason, fault.Detail);
        }

        return RowOutcome.Keep(options.As is { } share ? row.With(share, Json.Of(ShareOf(seeds, measured))) : row);
    }

    private bool IsCopy(Row row, SeedSet shown, (string Part, string Text)[] texts) =>
        texts.Length > 0
        && ((HasOwnSeeds(row) || row.Unit.Source.Leaf is not { } leaf ? null : _ofLeaves.Hold(leaf, [.. texts.Select(text => text.Text)])) ?? shown.Holds(texts));

    private SeedSet SeedsOf(Row row, JsonElement[] items) => HasOwnSeeds(row) ? new(items) : _ofUnits.GetValue(row.Unit, _ => new(items));

    private bool HasOwnSeeds(Row row) => row.Columns.Contains(options.Seeds) || row.Work.Contains(options.Seeds);

    // Rounded, so that it reads well.
    private double ShareOf(SeedSet seeds, (string Part, TextMeasure Measure)[] measured) => Math.Round(
        Enumerable.Range(0, seeds.Count).Count(seed =>
            measured.All(each => new Likeness(seeds.Of(each.Part, seed), options.Tolerance).FaultOf(each.Measure, each.Part) is null)) / (double)seeds.Count,
        3);
}

/// <summary>The options of <see cref="Resemble"/>.</summary>
public sealed record ResembleOptions
{
    /// <summary>The column with the seed examples.</summary>
    public string Seeds { get; init; } = "seed_examples";

    /// <summary>The column of the question; null: questions are not compared.</summary>
    public string? Question { get; init; }

    /// <summary>The column of the answer; null: answers are not compared.</summary>
    public string? Answer { get; init; }

    /// <summary>The column of the context; null: contexts are not compared.</summary>
    public string? Context { get; init; }

    /// <summary>How many times shorter or longer than the seeds a text may be.</summary>
    public double Tolerance { get; init; } = 3;

    /// <summary>Whether a row may ask just what a seed asks.</summary>
    public bool Copies { get; init; } = true;

    /// <summary>The column of the resemblance; null: none.</summary>
    public string? As { get; init; }
}
