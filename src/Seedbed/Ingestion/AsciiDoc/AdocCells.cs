using System.Buffers;
using System.Globalization;
using System.Text;
using Seedbed.Ingestion.Markup;

namespace Seedbed.Ingestion.AsciiDoc;

/// <summary>Takes a table's lines apart into cells, and lays them out in rows.</summary>
internal static class AdocCells
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");
    private const int MostSpan = 200;
    private const int MostRows = 10_000;

    /// <summary>The cells of lines, each begun by a sign.</summary>
    public static List<AdocCell> Of(MarkupLines lines, int from, int to, char sign)
    {
        var cells = new List<AdocCell>();
        var text = new StringBuilder();
        AdocCell? open = null;
        for (int at = from; at < to; at++)
        {
            bool isFirst = true;
            ReadOnlySpan<char> line = lines.Of(at);
            for (int bar = line.IndexOf(sign); bar >= 0; bar = line.IndexOf(sign))
            {
                if (bar > 0 && line[bar - 1] == '\\')
                {
                    text.Append(line[..(bar - 1)]).Append(sign);
                    line = line[(bar + 1)..];
                    continue;
                }

                int mark = Spec(line[..bar]);
                text.Append(line[..mark]);
                Close(open, text, cells);
                open = Cell(line[mark..bar]) with { IsFirst = isFirst };
                isFirst = false;
                line = line[(bar + 1)..];
            }

            text.Append(line).Append('\n');
        }

        Close(open, text, cells);
        return cells;
    }

    /// <summary>How many columns an attribute says, as <c>1,2a,3*</c>.</summary>
    public static int Columns(string? said)
    {
        if (string.IsNullOrWhiteSpace(said))
            return 0;
        int count = 0;
        foreach (string part in said.Split(said.Contains(',', StringComparison.Ordinal) ? ',' : ';'))
        {
            int star = part.IndexOf('*', StringComparison.Ordinal);
            count += star > 0 && int.TryParse(part.AsSpan(0, star), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out int times) ? Math.Min(times, MostSpan) : 1;
        }

        return count;
    }

    /// <summary>How many columns there are on the first line.</summary>
    public static int Columns(List<AdocCell> cells)
    {
        int count = 0;
        for (int at = 0; at < cells.Count && (at == 0 || !cells[at].IsFirst); at++)
            count += cells[at].Columns * cells[at].Times;
        return count;
    }

    /// <summary>The rows; null stands for the cell before it once more. Cells that span rows are said again as far as the budget goes.</summary>
    public static IEnumerable<List<AdocCell?>> Rows(List<AdocCell> cells, int columns, GrowthBudget budget)
    {
        var below = new (AdocCell? Cell, int Rows)[Math.Max(1, columns)];
        var row = new List<AdocCell?>();
        foreach (AdocCell cell in cells)
        {
            for (int time = 0; time < cell.Times; time++)
            {
                Below(row, below, budget);
                for (int i = 0; i < cell.Columns && row.Count < below.Length; i++)
                {
                    below[row.Count] = (cell, cell.Rows - 1);
                    row.Add(i == 0 ? cell : null);
                }

                Below(row, below, budget);
                if (row.Count < below.Length)
                    continue;
                yield return row;
                row = [];
            }
        }

        if (row.Count > 0)
            yield return row;
    }

    private static void Below(List<AdocCell?> row, (AdocCell? Cell, int Rows)[] below, GrowthBudget budget)
    {
        while (row.Count < below.Length && below[row.Count].Rows > 0)
        {
            (AdocCell? cell, int rows) = below[row.Count];
            below[row.Count] = (cell, rows - 1);
            row.Add(budget.Allows(cell!.Text.Length) ? cell : new AdocCell(""));
        }
    }

    private static void Close(AdocCell? open, StringBuilder text, List<AdocCell> cells)
    {
        if (open is not null)
            cells.Add(open with { Text = text.ToString() });
        text.Clear();
    }

    // Where the signs before a bar begin that say what the cell is, as "2+^.>s".
    private static int Spec(ReadOnlySpan<char> before)
    {
        int at = before.Length;
        while (at > 0 && before.Length - at < 20 && (char.IsAsciiDigit(before[at - 1]) || before[at - 1] is '.' or '+' or '*' or '<' or '^' or '>' or 'a' or 'd' or 'e' or 'h' or 'l' or 'm' or 's' or 'v'))
            at--;
        bool isSpec = (at == 0 || before[at - 1] is ' ' or '\t') && IsSpec(before[at..]);
        return isSpec ? at : before.Length;
    }

    private static bool IsSpec(ReadOnlySpan<char> spec)
    {
        int at = spec.IndexOfAny('+', '*') + 1;
        if (at > 0 && (at == 1 || spec[..(at - 1)].ContainsAnyExcept(Digits)))
            return false;
        while (at < spec.Length && spec[at] is '<' or '^' or '>' or '.')
            at++;
        return spec.Length - at <= 1 && (at == spec.Length || char.IsAsciiLetter(spec[at])) && (spec.Length != 1 || spec[0] != '.');
    }

    private static AdocCell Cell(ReadOnlySpan<char> spec)
    {
        int sign = spec.IndexOfAny('+', '*');
        var cell = new AdocCell("");
        if (sign <= 0)
            return cell;
        ReadOnlySpan<char> factors = spec[..sign];
        int dot = factors.IndexOf('.');
        int columns = Factor(dot < 0 ? factors : factors[..dot], MostSpan), rows = dot < 0 ? 1 : Factor(factors[(dot + 1)..], MostRows);
        return spec[sign] == '*' ? cell with { Times = columns } : cell with { Columns = columns, Rows = rows };
    }

    private static int Factor(ReadOnlySpan<char> digits, int most) =>
        int.TryParse(digits, CultureInfo.InvariantCulture, out int value) ? Math.Clamp(value, 1, most) : 1;
}
