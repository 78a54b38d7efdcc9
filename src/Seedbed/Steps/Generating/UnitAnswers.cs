using System.Text.Json;

namespace Seedbed.Steps.Generating;

/// <summary>What the rows of a unit got from the model, and what came beyond.</summary>
internal sealed class UnitAnswers
{
    private readonly RowAnswer[] _rows;
    private readonly int _wanted;
    private readonly List<(int From, JsonElement Item)> _extras = [];

    /// <param name="rows">How many rows there are.</param>
    /// <param name="wanted">How many items each is to get.</param>
    public UnitAnswers(int rows, int wanted = 1)
    {
        _rows = [.. Enumerable.Range(0, rows).Select(_ => new RowAnswer())];
        _wanted = wanted;
    }

    /// <summary>One answer for each row, in order.</summary>
    public IReadOnlyList<RowAnswer> Rows => _rows;

    /// <summary>Items that nobody asked for, and the row that each is counted under.</summary>
    public IReadOnlyList<(int From, JsonElement Item)> Extras => _extras;

    /// <summary>The items so far.</summary>
    public int Count => _rows.Sum(row => row.Items.Count);

    /// <summary>The rows to ask about, for the first time or once more.</summary>
    public int[] Pending => [.. Enumerable.Range(0, _rows.Length).Where(row => MissingOf(row) > 0 && _rows[row].Fault is null or { IsAskedAgain: true })];

    /// <summary>How many items a row still wants.</summary>
    public int MissingOf(int row) => _wanted - _rows[row].Items.Count;

    public void Take(int row, JsonElement item, string? reasoning = null) => _rows[row].Take(new(item, reasoning));

    public void Fault(int row, RowFault fault) => _rows[row].Note(fault);

    public void AddExtra(int from, JsonElement item) => _extras.Add((from, item));
}
