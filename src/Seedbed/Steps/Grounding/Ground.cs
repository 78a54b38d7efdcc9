using System.Text.Json;
using Seedbed.Grounding;
using Seedbed.Steps.Options;
using Seedbed.Steps.Resembling;

namespace Seedbed.Steps.Grounding;

/// <summary>
/// Holds an answer to its source without a model: one row → the row with its evidence as the source's own characters and
/// their place, or a drop. Adds <c>support</c>, the share of the answer's content words that stand in the source.
/// </summary>
public sealed class Ground(GroundOptions options) : RowStep
{
    /// <summary>The column that holds the score.</summary>
    public const string SupportColumn = "support";

    private const int ShownItems = 5;
    private const int ShownCharacters = 80;

    /// <summary>The verb <c>ground</c>.</summary>
    public static Verb Verb { get; } = Verb.Of(
        "ground",
        "Keeps a row only when its quotes stand in the source and the source bears out the answer's numbers, names and words",
        StepKind.Row,
        new OptionTable<GroundOptions>(new())
            .Column("answer", "the column that is held to its source", (o, column) => o with { Answer = column }, "answer")
            .Column("evidence", "the column with the quotes: a text, a list of texts or a list of objects with `quote`", (o, column) => o with { Evidence = column }, "evidence")
            .Column("in", "the column with the text that the quotes must occur in", (o, column) => o with { In = column }, "chunk")
            .ColumnNames("also", "columns that may bear out the answer's numbers, names and words besides, such as the question of a task", (o, columns) => o with { Also = columns }, "none")
            .Column("like", "a column with seed examples, a list of mappings with `context`, `question`, `answer`: a check (numbers, names, words) that one of them fails in its own context is not made, as of skills that calculate or rewrite", (o, column) => o with { Like = column })
            .Number("support", "the least share of the answer's content words that must stand in the source", (o, least) => o with { Support = least }, 0, 1, "0.6"),
        (options, _) => new Ground(options));

    /// <inheritdoc/>
    public override StepColumns Columns { get; } = new()
    {
        Needs = [options.Answer, options.Evidence, options.In, .. options.Also, .. options.Like is { } like ? new[] { like } : []],
        Adds = [options.Evidence, SupportColumn],
    };

    /// <inheritdoc/>
    public override RowOutcome Apply(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        string text = row.Text(options.In) ?? "";
        IReadOnlyList<string> quotes = Quotes(row);
        if (quotes.Count == 0)
            return RowOutcome.Drop(row, "no-evidence", $"the row's '{options.Evidence}' holds no quote");
        var finder = new QuoteFinder(text);
        var evidence = new List<Evidence>();
        foreach (string quote in quotes)
        {
            QuoteMatch match = finder.Find(quote);
            if (match.Verdict == QuoteVerdict.NotFound)
                return RowOutcome.Drop(row, "quote-not-found", $"the quote \"{Shown(quote)}\" does not stand in '{options.In}'");
            evidence.AddRange(match.Spans.Select(span => Place(row, text, span)));
        }

        return evidence.Count == 0
            ? RowOutcome.Drop(row, "no-evidence", $"the quote \"{Shown(quotes[0])}\" is too short to be evidence: it takes {QuoteFinder.MinWords} words or {QuoteFinder.MinLetters} letters")
            : Check(row, text, evidence);
    }

    private RowOutcome Check(Row row, string text, List<Evidence> evidence)
    {
        string answer = row.Text(options.Answer) ?? "";
        if (string.IsNullOrWhiteSpace(answer))
            return RowOutcome.Drop(row, "low-support", $"the row's '{options.Answer}' is empty");
        Support support = new SupportCheck([text, .. Context(row), .. options.Also.Select(column => row.Text(column) ?? "")]).Of(Nfc.Normalize(answer));
        if (support.Numbers.Count > 0 && SeedsPass(row, seed => seed.Numbers.Count == 0))
            return RowOutcome.Drop(row, "unsupported-number", $"the source does not state {List(support.Numbers)}, which '{options.Answer}' does");
        if (support.Names.Count > 0 && SeedsPass(row, seed => seed.Names.Count == 0))
            return RowOutcome.Drop(row, "unsupported-name", $"the source does not name {List(support.Names)}, which '{options.Answer}' does");
        // Rounded first, so that the score that is written is the one that was compared.
        double score = Math.Round(support.Score, 3);
        return score < options.Support && SeedsPass(row, seed => Math.Round(seed.Score, 3) >= options.Support)
            ? RowOutcome.Drop(row, "low-support", $"{score:0.##} of the content words of '{options.Answer}' stand in the source, fewer than `support: {options.Support}`; {List(support.Words)} do not")
            : RowOutcome.Keep(row.With(options.Evidence, Json.Of([.. evidence.Distinct()])).With(SupportColumn, Json.Of(score)));
    }

    // Only asked when the row itself fails, which is seldom.
    private bool SeedsPass(Row row, Func<Support, bool> passes) =>
        options.Like is not { } like || !row.TryGet(like, out JsonElement seeds) || seeds.ValueKind != JsonValueKind.Array
        || seeds.EnumerateArray().All(seed => SupportOf(seed) is not { } support || passes(support));

    private static Support? SupportOf(JsonElement seed) =>
        SeedSet.TextIn(seed, SeedSet.Context) is { } context && SeedSet.TextIn(seed, SeedSet.Answer) is { } answer
            ? new SupportCheck(context, SeedSet.TextIn(seed, SeedSet.Question) ?? "").Of(Nfc.Normalize(answer))
            : null;

    /// <summary>What else may bear out an answer: the title and the headings, which the passage itself often leaves unsaid.</summary>
    private static IEnumerable<string> Context(Row row)
    {
        if (row.Unit.Chunk is { } chunk)
            return [chunk.Title, .. chunk.Headings.Select(heading => heading.Text)];
        return [row.Source.Title ?? "", .. row.Source.Headings ?? []];
    }

    private static Evidence Place(Row row, string text, TextSpan span)
    {
        if (row.Unit.Chunk is { } chunk && text == chunk.Text)
            return Evidence.At(chunk, span);
        int start = CodePoints.Count(text.AsSpan(0, span.Start));
        return new(span.Of(text), start, start + CodePoints.Count(text.AsSpan(span.Start, span.Length)));
    }

    /// <summary>The quotes as the model gave them, composed as documents are (NFC); what is empty or no text is left out.</summary>
    private IReadOnlyList<string> Quotes(Row row)
    {
        if (!row.TryGet(options.Evidence, out JsonElement value))
            return [];
        IEnumerable<JsonElement> items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
        return [.. items.Select(Quote).Where(quote => quote.AsSpan().Trim().Length > 0).Select(Nfc.Normalize)];
    }

    private static string Quote(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("quote", out JsonElement quote))
            item = quote;
        return item.ValueKind == JsonValueKind.String ? item.GetString()! : "";
    }

    /// <summary>A quote short enough for a sentence, never cut inside a surrogate pair.</summary>
    private static string Shown(string quote)
    {
        if (quote.Length <= ShownCharacters)
            return quote;
        int end = char.IsLowSurrogate(quote[ShownCharacters]) ? ShownCharacters - 1 : ShownCharacters;
        return quote[..end].TrimEnd() + "…";
    }

    private static string List(IReadOnlyList<string> items) =>
        string.Join(", ", items.Take(ShownItems).Select(item => $"'{Shown(item)}'"))
        + (items.Count > ShownItems ? $" and {items.Count - ShownItems} more" : "");
}
