using Seedbed.Steps.Options;

namespace Seedbed.Steps.Extracting;

/// <summary>
/// Asks questions that a chunk's own structure answers in its own words: no model, no network. The unit's one row becomes
/// n rows with <c>question</c>, <c>answer</c>, <c>evidence</c> and <c>question_type</c> (the family's name), in reading
/// order; a chunk that answers nothing safely is a drop <c>nothing-found</c>.
/// </summary>
public sealed class Extract(ExtractOptions options) : UnitStep
{
    private readonly IReadOnlyList<IFamily> _families = Families.Of(options);

    /// <summary><c>extract: { families: [definition, option] }</c>.</summary>
    public static Verb Verb { get; } = Verb.Of(
        "extract",
        "Turns the chunk's own structure into questions whose answers are its own words, without a model",
        StepKind.Unit,
        new OptionTable<ExtractOptions>(new())
            .Texts(
                "families",
                "the kinds of structure to ask about; a text may name several, with commas between them",
                (o, families) => o with { Families = [.. families.SelectMany(names => names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))] },
                "all of them",
                $"list of {string.Join(", ", Families.Names.Select(name => $"`{name}`"))}")
            .Check(Families.Fault),
        (options, _) => new Extract(options));

    /// <inheritdoc/>
    public override StepColumns Columns { get; } = new() { Adds = ["question", "answer", "evidence", "question_type"] };

    /// <inheritdoc/>
    /// <exception cref="SeedbedException">The unit is no chunk.</exception>
    public override ValueTask<UnitOutcome> ApplyAsync(UnitRows unit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(unit);
        cancellationToken.ThrowIfCancellationRequested();
        Chunk chunk = unit.Unit.Chunk ?? throw new SeedbedException(
            $"'extract' reads the structure of documents, and {unit.Unit.Id} is a row: use it in a recipe whose source is chunks");
        var passage = new Passage(chunk);
        List<(IFamily Family, Finding Finding)> found = Find(passage);
        var outcome = new UnitOutcome();
        for (int i = 0; i < unit.Rows.Count; i++)
        {
            Row row = unit.Rows[i];
            if (found.Count == 0)
                outcome.Drop(i, row, "nothing-found", $"nothing in {chunk.Id} answers a question by its structure alone");
            for (int n = 0; n < found.Count; n++)
                outcome.Keep(i, RowOf(row.Fork(n + 1), passage, found[n].Family, found[n].Finding));
        }

        return ValueTask.FromResult(outcome);
    }

    /// <summary>The findings of all families in reading order, no question twice; of families that ask the same, the one that comes first.</summary>
    private List<(IFamily Family, Finding Finding)> Find(Passage passage)
    {
        List<(IFamily Family, Finding Finding)> found = [];
        if (!English.Is(passage.Text))
            return found;
        var asked = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (IFamily family in _families)
        {
            foreach (Finding finding in family.Find(passage))
            {
                if (!passage.SectionOf(finding.Block).IsBoilerplate && QuestionText.IsSound(finding.Question) && asked.Add(finding.Question))
                    found.Add((family, finding));
            }
        }

        return [.. found.OrderBy(item => item.Finding.Block)];
    }

    private static Row RowOf(Row row, Passage passage, IFamily family, Finding finding)
    {
        IReadOnlyList<string> headings = passage.SectionOf(finding.Block).Headings;
        bool isSame = headings.SequenceEqual(row.Source.Headings ?? []);
        return row with
        {
            Source = isSame ? row.Source : row.Source with { Headings = headings },
            Columns = row.Columns
                .With("question", finding.Question)
                .With("answer", finding.Answer.Text)
                .With("evidence", Json.Of([.. finding.Answer.Spans.Select(span => Evidence.At(passage.Chunk, span))]))
                .With("question_type", family.Name),
        };
    }
}

/// <summary>The options of <see cref="Extract"/>.</summary>
public sealed record ExtractOptions
{
    /// <summary>The families to use, by name; empty for all of them.</summary>
    public IReadOnlyList<string> Families { get; init; } = [];
}
