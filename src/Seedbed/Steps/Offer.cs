using System.Text.Json;
using Seedbed.Steps.Options;

namespace Seedbed.Steps;

/// <summary>
/// Puts a right answer among wrong ones, to be chosen from: one row → the row with the list of choices, or a drop. The right
/// one stands at the letter that a column names, the wrong ones in an order that follows from the run's seed, the unit's
/// content and the texts. Dropped are rows with too many or too few choices (<c>choice-count</c>), an empty one
/// (<c>empty-choice</c>), two alike (<c>same-choice</c>), one that holds another whole (<c>choice-in-choice</c>), or a letter
/// that no choice has (<c>no-place</c>).
/// </summary>
public sealed class Offer(OfferOptions options, string name, string seed) : RowStep
{
    // As many letters as there are.
    private const int MostChoices = 26;

    /// <summary><c>offer: { right: answer, wrong: wrong, place: place }</c>.</summary>
    public static Verb Verb { get; } = Verb.Of(
        "offer",
        "Puts the right answer among wrong ones into a list of choices, and drops a row whose choices can't be told apart",
        StepKind.Row,
        new OptionTable<OfferOptions>(new())
            .Column("right", "the column with the right answer", (o, column) => o with { Right = column }, "answer")
            .Column("wrong", "the column with the list of wrong answers", (o, column) => o with { Wrong = column }, "wrong")
            .Column("place", "the column with the letter, from A, that the right answer gets; `sample` draws it evenly over a unit's rows", (o, column) => o with { Place = column }, "place")
            .Column("as", "the column of the choices; the wrong ones are in an order by seed", (o, column) => o with { As = column }, "choices")
            .Whole("count", "how many choices a row must have", (o, count) => o with { Count = count }, 2, MostChoices, "4"),
        (options, setup) => new Offer(options, setup.Name, setup.Seed));

    /// <inheritdoc/>
    public override StepColumns Columns { get; } = new() { Needs = [options.Right, options.Wrong, options.Place], Adds = [options.As] };

    /// <inheritdoc/>
    public override RowOutcome Apply(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Text(options.Right) is not { } right)
            return MissingColumn.Drop(row, options.Right);
        if (ListColumn.Items(row, options.Wrong, out RowOutcome drop) is not { } items)
            return drop;
        if (row.Text(options.Place) is not { } letter)
            return MissingColumn.Drop(row, options.Place);
        string[] wrong = [.. items.Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()!.Trim() : item.GetRawText())];
        if (FaultOf(row, [right.Trim(), .. wrong]) is { } fault)
            return fault;
        return PlaceOf(letter) is { } place
            ? RowOutcome.Keep(row.With(options.As, Json.Of(Ordered(row, right.Trim(), wrong, place))))
            : RowOutcome.Drop(row, "no-place", $"'{options.Place}' is '{letter}', and {options.Count} choices have the letters A to {(char)('A' + options.Count - 1)}");
    }

    private RowOutcome? FaultOf(Row row, string[] choices)
    {
        if (choices.Length != options.Count)
            return RowOutcome.Drop(row, "choice-count", $"the row has {choices.Length} choices, the right one included, and there must be {options.Count}");
        if (Array.Exists(choices, string.IsNullOrEmpty))
            return RowOutcome.Drop(row, "empty-choice", "one of the choices is empty");
        ChoiceWords[] words = [.. choices.Select(choice => new ChoiceWords(choice))];
        for (int i = 0; i < choices.Length; i++)
        {
            for (int j = 0; j < choices.Length; j++)
            {
                if (i == j || !words[j].Hold(words[i]))
                    continue;
                return words[i].Hold(words[j])
                    ? RowOutcome.Drop(row, "same-choice", $"the choices '{choices[i]}' and '{choices[j]}' are the same")
                    : RowOutcome.Drop(row, "choice-in-choice", $"the choice '{choices[j]}' holds the whole choice '{choices[i]}'");
            }
        }

        return null;
    }

    private int? PlaceOf(string letter) =>
        letter.Length == 1 && letter[0] - 'A' is >= 0 and var place && place < options.Count ? place : null;

    // Of the texts alone and never of the row's number: a paragraph put in before changes no other row.
    private string[] Ordered(Row row, string right, string[] wrong, int place)
    {
        string[] ordered = [.. wrong.Order(StringComparer.Ordinal)];
        new SeededRandom([seed, row.Unit.Hash, name, right, .. ordered]).Shuffle(ordered.AsSpan());
        return [.. ordered[..place], right, .. ordered[place..]];
    }
}

/// <summary>The options of <see cref="Offer"/>.</summary>
public sealed record OfferOptions
{
    /// <summary>The column with the right answer.</summary>
    public string Right { get; init; } = "answer";

    /// <summary>The column with the wrong answers.</summary>
    public string Wrong { get; init; } = "wrong";

    /// <summary>The column with the right answer's letter.</summary>
    public string Place { get; init; } = "place";

    /// <summary>The column of the choices.</summary>
    public string As { get; init; } = "choices";

    /// <summary>How many choices there must be.</summary>
    public int Count { get; init; } = 4;
}
