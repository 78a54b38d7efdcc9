namespace Seedbed.Ingestion.Office;

/// <summary>A table's cells by column: merged cells are repeated in each column and row that they fill.</summary>
internal static class OfficeGrid
{
    /// <summary>A cell of the grid; <paramref name="IsSameAsLast"/> when it is the one to its left going on.</summary>
    internal readonly record struct Place(OfficeCell? Cell, bool IsSameAsLast);

    /// <summary>The rows, those that names of columns stand in first and each by itself.</summary>
    public static List<List<Place>> Of(OfficeTable table)
    {
        var grid = new List<List<Place>>(table.Rows.Count);
        int budget = 1000 + 4 * table.Rows.Sum(row => row.Cells.Count);
        foreach (OfficeRow row in table.Rows)
        {
            List<Place>? above = grid.Count == 0 ? null : grid[^1];
            var places = new List<Place>(row.Cells.Count);
            for (int i = 0; i < Math.Min(row.Before, OfficeTable.MostColumns); i++)
                places.Add(default);
            foreach (OfficeCell cell in row.Cells)
                Add(places, cell, above, ref budget);
            grid.Add(places);
        }

        return grid;
    }

    private static void Add(List<Place> row, OfficeCell cell, List<Place>? above, ref int budget)
    {
        int columns = Math.Clamp(cell.Columns, 1, OfficeTable.MostColumns);
        OfficeCell? shown = cell;
        if (cell.Continues && above is not null && row.Count < above.Count && above[row.Count].Cell is { } upper)
            shown = budget-- > 0 ? upper : null;
        for (int i = 0; i < columns && row.Count < OfficeTable.MostColumns; i++)
            row.Add(new(shown, i > 0));
    }
}
