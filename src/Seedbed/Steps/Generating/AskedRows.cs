using System.Text.Json;
using Seedbed.Models.Replies;

namespace Seedbed.Steps.Generating;

/// <summary>
/// What a model is asked about: a unit's rows, or with <c>each:</c> the items of a list column, each as a row of its own
/// with the item in the column <c>item</c>; and how the answers find back into the unit's rows.
/// </summary>
internal sealed class AskedRows
{
    /// <summary>The column of the item.</summary>
    public const string Item = "item";

    private const string Raw = "raw_reply";

    private readonly UnitRows _unit;
    private readonly string? _each;
    private readonly List<Row> _rows = [];
    private readonly (int Start, int Count)[] _places;
    private readonly RowOutcome[] _drops;

    private AskedRows(UnitRows unit, string? each)
    {
        (_unit, _each) = (unit, each);
        _places = new (int, int)[unit.Rows.Count];
        _drops = new RowOutcome[unit.Rows.Count];
    }

    /// <summary>The rows to ask about.</summary>
    public IReadOnlyList<Row> Rows => _rows;

    /// <summary>The unit's rows, or the items of their column <paramref name="each"/>. A row without items is asked nothing.</summary>
    public static AskedRows Of(UnitRows unit, string? each)
    {
        var asked = new AskedRows(unit, each);
        for (int i = 0; i < unit.Rows.Count; i++)
        {
            Row row = unit.Rows[i];
            int start = asked._rows.Count;
            if (each is null)
                asked._rows.Add(row);
            else if (ListColumn.Items(row, each, out asked._drops[i]) is { } items)
                asked._rows.AddRange(items.Select((item, at) => row.Fork(at + 1).With(Item, item)));
            asked._places[i] = (start, asked._rows.Count - start);
        }

        return asked;
    }

    /// <summary>
    /// The step's outcome. A row with a fault is dropped, the model's words in its column <c>raw_reply</c>. Of a list's items
    /// one with a fault leaves null in its place of each column and is a reject by itself; a row of which every item has one is
    /// dropped. Items that came beyond what was asked, and ones that never came, are rejects too: nothing is lost unsaid.
    /// </summary>
    public UnitOutcome ToOutcome(UnitAnswers answers, Func<RowAnswer, Made> made)
    {
        var outcome = new UnitOutcome();
        ILookup<int, JsonElement> extras = answers.Extras.ToLookup(extra => extra.From, extra => extra.Item);
        for (int i = 0; i < _places.Length; i++)
        {
            (int start, int count) = _places[i];
            if (count == 0)
            {
                outcome.Drop(i, _unit.Rows[i], _drops[i].Reason!, _drops[i].Detail!);
                continue;
            }

            Made[] all = [.. Enumerable.Range(start, count).Select(row => made(answers.Rows[row]))];
            if (_each is null)
                Say(outcome, i, all[0]);
            else
                SayEach(outcome, i, all);
            for (int item = 0; item < count; item++)
                SayBeside(outcome, i, _rows[start + item], all[item], [.. extras[start + item]]);
        }

        return outcome;
    }

    private void Say(UnitOutcome outcome, int i, Made made)
    {
        Row row = _unit.Rows[i];
        if (made.Columns is { } columns)
            outcome.Keep(i, With(row, columns));
        else
            outcome.Drop(i, WithRaw(row, made.Fault!), made.Fault!.Reason, made.Fault.Detail);
    }

    private void SayEach(UnitOutcome outcome, int i, Made[] items)
    {
        Row row = _unit.Rows[i];
        if (Array.Find(items, item => item.Columns is not null).Columns is not { } first)
        {
            RowFault fault = items[0].Fault!;
            outcome.Drop(i, WithRaw(row, fault), fault.Reason, $"no item of '{_each}' got an answer; of the first: {fault.Detail}");
            return;
        }

        outcome.Keep(i, With(row, [.. first.Select(column => KeyValuePair.Create(column.Key, ListOf(column.Key, items)))]));
        for (int item = 0; item < items.Length; item++)
        {
            if (items[item].Columns is null)
                outcome.Drop(i, WithRaw(_rows[_places[i].Start + item], items[item].Fault!), items[item].Fault!.Reason, $"item {item + 1} of '{_each}': {items[item].Fault!.Detail}");
        }
    }

    private static void SayBeside(UnitOutcome outcome, int i, Row row, Made made, JsonElement[] extras)
    {
        int number = 0;
        foreach (JsonElement extra in extras)
            outcome.Drop(i, row.Fork(++number).With(Raw, extra.GetRawText()), "extra-item", "the model returned an item beyond what it was asked for");
        for (int missing = 0; made.Columns is not null && missing < made.Missing; missing++)
            outcome.Drop(i, WithRaw(row.Fork(++number), made.Fault!), made.Fault!.Reason, $"one of the choices asked for is missing: {made.Fault.Detail}");
    }

    private static JsonElement ListOf(string column, Made[] items) => JsonValue.List(
        items.Select(item => item.Columns is { } columns ? columns.First(each => each.Key == column).Value : JsonValue.Null));

    private static Row With(Row row, IReadOnlyList<KeyValuePair<string, JsonElement>> columns) =>
        row with { Columns = columns.Aggregate(row.Columns, (all, column) => all.With(column.Key, column.Value)) };

    private static Row WithRaw(Row row, RowFault fault) => fault.Raw is { } raw ? row.With(Raw, raw) : row;
}
