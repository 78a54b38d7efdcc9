using Seedbed.Steps.Options;

namespace Seedbed.Steps;

/// <summary>
/// Says of each row whether it belongs to <c>train</c> or <c>test</c>, by a hash of its document's path, so that no
/// document stands on both sides. With few documents, by its top-level section: the document's first heading below
/// its title. The hash knows neither the run's seed nor the other documents: a row stays on its side in every later run.
/// </summary>
public sealed class Split(SplitOptions options, bool bySection) : RowStep
{
    /// <summary>Under so many documents rows are split by section.</summary>
    public const int FewDocuments = 10;

    /// <summary><c>split: { test: 0.1 }</c>.</summary>
    public static Verb Verb { get; } = Verb.Of(
        "split",
        "Adds a column that says `train` or `test`, the same for all rows of a document, so that no document stands on both sides",
        StepKind.Row,
        new OptionTable<SplitOptions>(new())
            .Number("test", "the share of documents (or sections) that go to `test`, on average", (o, share) => o with { Test = share }, 0, 1, "0.1")
            .Choice("by", $"what is kept together; `auto` is the document, and under {FewDocuments} documents the section: the first heading below the document's title", ["auto", "document", "section"], (o, by) => o with { By = by }, "auto")
            .Column("as", "the column that is set", (o, column) => o with { As = column }, "split")
            .WithShorthand("test"),
        (options, setup) => new Split(options, options.By == "section" || (options.By == "auto" && setup.Documents is > 0 and < FewDocuments)));

    /// <inheritdoc/>
    public override StepColumns Columns { get; } = new() { Adds = [options.As] };

    /// <inheritdoc/>
    public override RowOutcome Apply(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        SeededRandom random = bySection
            ? new("split", row.Unit.Source.Document, Section(row.Unit))
            : new("split", row.Unit.Source.Document);
        return RowOutcome.Keep(row.With(options.As, random.NextDouble() < options.Test ? "test" : "train"));
    }

    // A chunk that begins with its section's own heading has that heading inside, not above it.
    private static string Section(Unit unit)
    {
        IEnumerable<string> headings = (unit.Source.Headings ?? []).Concat(
            unit.Chunk is { } chunk ? chunk.Blocks.Where(block => block.Kind == BlockKind.Heading).Select(block => block.Span.Of(chunk.Text)) : []);
        return headings.Select(heading => heading.Trim()).FirstOrDefault(heading => heading != unit.Source.Title) ?? "";
    }
}

/// <summary>The options of <see cref="Split"/>.</summary>
public sealed record SplitOptions
{
    /// <summary>The share that goes to <c>test</c>, from 0 to 1.</summary>
    public double Test { get; init; } = 0.1;

    /// <summary><c>auto</c>, <c>document</c> or <c>section</c>.</summary>
    public string By { get; init; } = "auto";

    /// <summary>The column that is set.</summary>
    public string As { get; init; } = "split";
}
