using System.Text;
using Seedbed.Ingestion.Markup;

namespace Seedbed.Ingestion.Rst;

/// <summary>A table whose columns stand below lines of <c>=</c>. A row whose first column is empty goes on with the row before.</summary>
internal sealed class RstSimple
{
    private const int MostColumns = 1_000;
    private readonly MarkupLines _lines;
    private readonly int _indent;
    private readonly List<int> _starts = [];

    public RstSimple(MarkupLines lines, int at)
    {
        _lines = lines;
        _indent = lines[at].Indent;
        ReadOnlySpan<char> top = lines.Of(at);
        for (int i = 0; i < top.Length && _starts.Count < MostColumns; i++)
        {
            if (top[i] == '=' && (i == 0 || top[i - 1] == ' '))
                _starts.Add(i);
        }
    }

    /// <summary>The rows between the top line and the last, without the line below the header.</summary>
    public IEnumerable<string[]> Rows(int from, int to, int header)
    {
        List<StringBuilder>? row = null;
        for (int at = from; at < to; at++)
        {
            string line = _lines.IsBlank(at) ? "" : new string(' ', Math.Clamp(_lines[at].Indent - _indent, 0, _starts[^1] + 1)) + RstColumns.Aligned(_lines.Of(at));
            bool isRule = line.Length > 0 && (at == header || !line.AsSpan().ContainsAnyExcept('-', ' '));
            bool isNew = isRule || (line.Length > 0 && !IsBlank(line, 0));
            if (isNew && row is not null)
            {
                yield return Row(row);
                row = null;
            }

            if (isRule)
                continue;
            if (line.Length > 0)
                Add(line, row ??= [.. _starts.Select(static _ => new StringBuilder())]);
            else if (row is not null)
                row.ForEach(static cell => cell.Append('\n'));
        }

        if (row is not null)
            yield return Row(row);
    }

    private static string[] Row(List<StringBuilder> row) => [.. row.Select(cell => cell.ToString() is "\\\n" ? "" : cell.ToString())];

    private bool IsBlank(string line, int column) => Part(line, column).IsWhiteSpace();

    private ReadOnlySpan<char> Part(string line, int column)
    {
        int from = Math.Min(_starts[column], line.Length);
        int to = column + 1 < _starts.Count ? Math.Min(_starts[column + 1], line.Length) : line.Length;
        return line.AsSpan(from, to - from);
    }

    // Text that runs over a column's border spans the columns.
    private void Add(string line, List<StringBuilder> row)
    {
        int into = 0;
        for (int column = 0; column < _starts.Count; column++)
        {
            int start = _starts[column];
            bool runsOn = column > 0 && start < line.Length && line[start - 1] != ' ' && line[start - 1] != '\uFFFF';
            into = runsOn ? into : column;
            row[into].Append(Part(line, column));
        }

        row.ForEach(static cell => cell.Append('\n'));
    }
}
