using System.Collections.Frozen;

namespace Seedbed.Steps.Extracting;

/// <summary>"What is the COLUMN of ROW?" where the header is real, the first column is a key and the cells are short.</summary>
internal sealed class TableCells : IFamily
{
    private const int MostRows = 60;

    /// <summary>Cells that say nothing.</summary>
    private static readonly FrozenSet<string> Nothing = new[] { "null", "none", "n/a", "any", "-", "–", "—", "?", "unknown", "yes", "no" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public string Name => "table";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Passage passage)
    {
        for (int i = 0; i < passage.Blocks.Count; i++)
        {
            if (passage.Blocks[i].Table is not { } table || passage.SectionOf(i).IsBoilerplate || !IsKeyed(passage.Text, table))
                continue;
            foreach (IReadOnlyList<TextSpan> row in table.Rows)
            {
                for (int column = 1; column < table.Header.Count; column++)
                {
                    if (Ask(passage, i, table, row, column) is { } found)
                        yield return found;
                }
            }
        }
    }

    /// <summary>Whether every row has all cells, and the first cells are short and all different.</summary>
    private static bool IsKeyed(string text, Table table)
    {
        if (table.Header.Count is < 2 or > 8 || table.Rows.Count is < 2 or > MostRows || table.Header.Any(string.IsNullOrWhiteSpace) || table.Header.Distinct().Count() < table.Header.Count)
            return false;
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return table.Rows.All(row => row.Count == table.Header.Count && row.Distinct().Count() == row.Count
            && row[0].Length is > 0 and <= 50 && keys.Add(row[0].Of(text)));
    }

    private static Finding? Ask(Passage passage, int block, Table table, IReadOnlyList<TextSpan> row, int column)
    {
        string key = row[0].Of(passage.Text), cell = row[column].Of(passage.Text), header = table.Header[column];
        if (!ColumnNames.CanAsk(header) || cell.Length == 0 || Nothing.Contains(cell) || !AnswerText.StandsAlone(cell) || !AnswerText.IsWhole(key) || IsOfPart(key, cell) || Letters(key).Contains(Letters(cell), StringComparison.OrdinalIgnoreCase))
            return null;
        string? question = ColumnNames.Question(table.Header[0], key, header, cell, table, passage.SectionOf(block).Subject);
        return question is null ? null : new(block, question, new(cell, [row[column]]));
    }

    /// <summary>Whether the cell speaks of one part of the row's thing: "nice(1): run a program…" in the row of a package.</summary>
    private static bool IsOfPart(string key, string cell)
    {
        int open = cell.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && open + 2 < cell.Length && char.IsAsciiDigit(cell[open + 1]) && !cell.AsSpan(0, open).Contains(' ') && !key.Equals(cell[..open], StringComparison.OrdinalIgnoreCase);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
