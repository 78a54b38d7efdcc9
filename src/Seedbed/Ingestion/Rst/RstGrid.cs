using System.Text;
using Seedbed.Ingestion.Markup;

namespace Seedbed.Ingestion.Rst;

/// <summary>
/// A table drawn with <c>+---+</c> and <c>|</c>. Cells that span columns or rows are found by the lines that are missing. Its work is
/// bounded by what is drawn: all lines have the same width.
/// </summary>
internal sealed class RstGrid
{
    private readonly string[] _drawn;
    private readonly int[] _cuts;
    private readonly List<int> _rows = [];
    private readonly int[] _owners;
    private readonly int[] _ends;

    private RstGrid(string[] drawn, int[] cuts)
    {
        _drawn = drawn;
        _cuts = cuts;
        for (int y = 0; y < drawn.Length; y++)
        {
            if (Enumerable.Range(0, Columns).Any(column => IsLine(y, column)))
                _rows.Add(y);
            if (HeaderRows == 0 && y > 0 && IsLine(y, 0) && drawn[y][1] == '=')
                HeaderRows = _rows.Count - 1;
        }

        _owners = new int[Math.Max(0, Rows) * Columns];
        _ends = new int[_owners.Length];
        Array.Fill(_owners, -1);
        for (int cell = 0; cell < _owners.Length; cell++)
        {
            if (_owners[cell] < 0)
                Spread(cell);
        }
    }

    /// <summary>How many rows there are.</summary>
    public int Rows => _rows.Count - 1;

    /// <summary>How many columns there are.</summary>
    public int Columns => _cuts.Length - 1;

    /// <summary>How many rows are the header.</summary>
    public int HeaderRows { get; }

    /// <summary>The grid of lines of one width; null when they draw none.</summary>
    public static RstGrid? Of(string[] drawn)
    {
        int width = drawn[0].Length;
        if (drawn.Length < 3 || !Array.TrueForAll(drawn, line => line.Length == width) || drawn[^1].AsSpan().ContainsAnyExcept('+', '-', '='))
            return null;
        var cuts = new SortedSet<int>();
        for (int y = 0; y < drawn.Length; y++)
        {
            for (int x = drawn[y].IndexOf('+', StringComparison.Ordinal); x >= 0 && x < width; x = x + 1 < width ? drawn[y].IndexOf('+', x + 1) : -1)
            {
                if (IsCorner(drawn, x, y))
                    cuts.Add(x);
            }
        }

        return cuts.Count < 2 || cuts.Min != 0 || cuts.Max != width - 1 ? null : new(drawn, [.. cuts]);
    }

    /// <summary>Whether the cell left of it fills this place too.</summary>
    public bool IsRepeated(int row, int column) => column > 0 && _owners[(row * Columns) + column] == _owners[(row * Columns) + column - 1];

    /// <summary>The text of a cell. Below the row where it begins it is said again as far as the budget goes.</summary>
    public string Text(int row, int column, GrowthBudget budget)
    {
        int owner = _owners[(row * Columns) + column], top = owner / Columns, left = owner % Columns;
        int bottom = _ends[owner] / Columns, right = _ends[owner] % Columns;
        int from = _rows[top] + 1, to = _rows[bottom + 1], start = _cuts[left] + 1, length = _cuts[right + 1] - start;
        if (row > top && ((long)(to - from) * length > int.MaxValue || !budget.Allows((to - from) * length)))
            return "";
        var text = new StringBuilder();
        for (int y = from; y < to; y++)
            text.Append(_drawn[y], start, length).Append('\n');
        return text.ToString();
    }

    // A plus sign in a text is no corner: that has a line to a side and one above or below.
    private static bool IsCorner(string[] drawn, int x, int y)
    {
        string line = drawn[y];
        bool isBeside = (x > 0 && line[x - 1] is '-' or '=') || (x + 1 < line.Length && line[x + 1] is '-' or '=');
        bool isUpright = (y > 0 && drawn[y - 1][x] is '|' or '+') || (y + 1 < drawn.Length && drawn[y + 1][x] is '|' or '+');
        return isBeside && isUpright;
    }

    private bool IsLine(int y, int column)
    {
        ReadOnlySpan<char> line = _drawn[y].AsSpan(_cuts[column], _cuts[column + 1] - _cuts[column] + 1);
        return line[0] is '+' or '-' or '=' && line[^1] is '+' or '-' or '=' && line.Length > 2
            && (!line[1..^1].ContainsAnyExcept('-') || !line[1..^1].ContainsAnyExcept('='));
    }

    private bool IsUpright(int row, int cut)
    {
        for (int y = _rows[row] + 1; y < _rows[row + 1]; y++)
        {
            if (_drawn[y][_cuts[cut]] is not ('|' or '+'))
                return false;
        }

        return true;
    }

    // Fills right and down until a line is met.
    private void Spread(int cell)
    {
        int top = cell / Columns, left = cell % Columns, right = left, bottom = top;
        while (right + 1 < Columns && _owners[cell + right + 1 - left] < 0 && !IsUpright(top, right + 1))
            right++;
        while (bottom + 1 < Rows && !IsLine(_rows[bottom + 1], left) && _owners[((bottom + 1) * Columns) + left] < 0)
            bottom++;
        _ends[cell] = (bottom * Columns) + right;
        for (int row = top; row <= bottom; row++)
            Array.Fill(_owners, cell, (row * Columns) + left, right - left + 1);
    }
}
