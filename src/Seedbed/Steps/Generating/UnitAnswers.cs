using System.Text.Json;

namespace Seedbed.Steps.Generating;

/// <summary>What the rows of a unit got from the model, and what came beyond.</summary>
/// <param name="rows">How many rows there are.</param>
internal sealed class UnitAnswers(int rows)
{
    private readonly RowAnswer[] _rows = new RowAnswer[rows];
    private readonly List<(int From, JsonElement Item)> _extras = [];

    /// <summary>One answer for each row, in order.</summary>
    public IReadOnlyList<RowAnswer> Rows => _rows;

    /// <summary>Items that nobody asked for, and the row that each is counted under.</summary>
    public IReadOnlyList<(int From, JsonElement Item)> Extras => _extras;

    /// <summary>The rows to ask about once more.</summary>
    public int[] Pending => [.. Enumerable.Range(0, _rows.Length).Where(row => _rows[row].Fault is { IsAskedAgain: true })];

    public void Take(int row, JsonElement item) => _rows[row] = new(item, null);

    /// <summary>Notes a fault; that a slot was left out the second time says less than what was wrong with it the first time.</summary>
    public void Fault(int row, RowFault fault)
    {
        if (_rows[row].Fault is null || fault.Reason != RowFault.MissingItem)
            _rows[row] = new(null, fault);
    }

    public void AddExtra(int from, JsonElement item) => _extras.Add((from, item));

    /// <summary>
    /// Makes the step's outcome: what <paramref name="keep"/> makes of a row and its item, or the drop of a row with a fault.
    /// The model's words stand in the dropped row's column <c>raw_reply</c>.
    /// </summary>
    public UnitOutcome ToOutcome(IReadOnlyList<Row> unit, Func<Row, JsonElement, Row> keep, Func<RowFault, string> reasonOf)
    {
        var outcome = new UnitOutcome();
        ILookup<int, JsonElement> extras = _extras.ToLookup(extra => extra.From, extra => extra.Item);
        for (int i = 0; i < _rows.Length; i++)
        {
            Row row = unit[i];
            if (_rows[i].Item is { } item)
                outcome.Keep(i, keep(row, item));
            else
                outcome.Drop(i, WithRaw(row, _rows[i].Fault!.Raw), reasonOf(_rows[i].Fault!), _rows[i].Fault!.Detail);
            int number = 0;
            foreach (JsonElement extra in extras[i])
                outcome.Drop(i, WithRaw(row.Fork(++number), extra.GetRawText()), "extra-item", "the model returned an item beyond what it was asked for");
        }

        return outcome;
    }

    private static Row WithRaw(Row row, string? raw) => raw is null ? row : row.With("raw_reply", raw);
}
