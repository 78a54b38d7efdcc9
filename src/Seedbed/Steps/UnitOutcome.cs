using System.Text.Json;

namespace Seedbed.Steps;

/// <summary>
/// What a unit step made of a unit's rows, said row by row. The engine checks that no row was forgotten and counts what
/// was made: <c>in + made = out + rejected</c>.
/// </summary>
public sealed class UnitOutcome
{
    private readonly List<(int From, RowOutcome Outcome)> _said = [];
    private readonly List<JsonElement> _remembered = [];

    /// <summary>What was said, in order: which of the unit's rows (its place, from 0), and what became of it.</summary>
    public IReadOnlyList<(int From, RowOutcome Outcome)> Said => _said;

    /// <summary>What this step gets as <see cref="UnitRows.Earlier"/> in the unit's later draws, in order.</summary>
    public IReadOnlyList<JsonElement> Remembered => _remembered;

    /// <summary>Remembers an item for the unit's later draws, whatever becomes of its row.</summary>
    public UnitOutcome Remember(JsonElement item)
    {
        _remembered.Add(item);
        return this;
    }

    /// <summary>Row number <paramref name="from"/> goes on as <paramref name="row"/>. Said again for the same number, the further rows were made from it.</summary>
    public UnitOutcome Keep(int from, Row row)
    {
        _said.Add((from, RowOutcome.Keep(row)));
        return this;
    }

    /// <summary>Row number <paramref name="from"/>, or a further one made from it, is dropped.</summary>
    public UnitOutcome Drop(int from, Row row, string reason, string detail)
    {
        _said.Add((from, RowOutcome.Drop(row, reason, detail)));
        return this;
    }
}
