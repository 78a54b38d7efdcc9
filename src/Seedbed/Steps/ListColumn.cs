using System.Text.Json;

namespace Seedbed.Steps;

/// <summary>A column that holds a list, for the steps that go through its items.</summary>
internal static class ListColumn
{
    private const string NotAList = "not-a-list";
    private const string EmptyList = "empty-list";

    /// <summary>The items, at least one; null and the row's drop when there are none.</summary>
    public static JsonElement[]? Items(Row row, string column, out RowOutcome drop)
    {
        drop = default;
        if (!row.TryGet(column, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
            drop = MissingColumn.Drop(row, column);
        else if (value.ValueKind != JsonValueKind.Array)
            drop = RowOutcome.Drop(row, NotAList, $"column '{column}' holds a single value, not a list");
        else if (value.GetArrayLength() == 0)
            drop = RowOutcome.Drop(row, EmptyList, $"the list in column '{column}' is empty");
        else
            return [.. value.EnumerateArray()];
        return null;
    }
}
