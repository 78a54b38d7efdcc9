namespace Seedbed.Chunking;

/// <summary>Where the rows of a table stand in the text.</summary>
internal static class TableRows
{
    /// <summary>
    /// For each row the stretch from its first to its last own cell; cells that were repeated from earlier rows (row spans)
    /// don't count. Starts and ends never go back.
    /// </summary>
    public static TextSpan[] Extents(Table table)
    {
        var extents = new TextSpan[table.Rows.Count];
        int reached = 0;
        for (int row = 0; row < extents.Length; row++)
        {
            int start = int.MaxValue;
            int end = reached;
            foreach (TextSpan cell in table.Rows[row])
            {
                if (cell.Start < reached)
                    continue;
                start = Math.Min(start, cell.Start);
                end = Math.Max(end, cell.End);
            }

            extents[row] = start == int.MaxValue ? new(reached, reached) : new(start, end);
            reached = end;
        }

        return extents;
    }
}
