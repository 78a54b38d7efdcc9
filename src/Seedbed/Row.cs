using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Seedbed;

/// <summary>What flows through a recipe: an id, a source and named columns. Immutable.</summary>
public sealed record Row
{
    /// <summary>The unit's id plus one segment for each fan-out: <c>guide/vacuum.html#c12/3</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The unit that the row grew from.</summary>
    public required Unit Unit { get; init; }

    /// <summary>Where the row came from; the unit's source unless a step knew better (an extracted row's own headings).</summary>
    public required RowSource Source { get; init; }

    /// <summary>The recipe's columns, which the dataset gets.</summary>
    public Columns Columns { get; init; } = Columns.Empty;

    /// <summary>Columns that steps may read but that the dataset gets only where the recipe's output names them: vectors.</summary>
    public Columns Work { get; init; } = Columns.Empty;

    /// <summary>The row that a unit starts with in its 1st, 2nd, … draw.</summary>
    public static Row First(Unit unit, int draw)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return new()
        {
            Id = draw == 1 ? unit.Id : $"{unit.Id}/d{draw}",
            Unit = unit,
            Source = unit.Source,
            Columns = unit.RowColumns,
        };
    }

    /// <summary>A column of the row, else of its work, else of its unit.</summary>
    public bool TryGet(string name, [MaybeNullWhen(false)] out JsonElement value) =>
        Columns.TryGet(name, out value) || Work.TryGet(name, out value) || Unit.Columns.TryGet(name, out value);

    /// <summary>A column as text: a JSON string's characters, any other value as its JSON; null when there is no such column or it is null.</summary>
    public string? Text(string name) =>
        !TryGet(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.GetRawText();

    /// <summary>The row with one column set.</summary>
    public Row With(string column, JsonElement value) => this with { Columns = Columns.With(column, value) };

    /// <summary>The row with one column set to a text.</summary>
    public Row With(string column, string value) => this with { Columns = Columns.With(column, value) };

    /// <summary>The <paramref name="number"/>-th row of a fan-out, from 1: the id gets one more segment.</summary>
    public Row Fork(int number) => this with { Id = $"{Id}/{number}" };
}
