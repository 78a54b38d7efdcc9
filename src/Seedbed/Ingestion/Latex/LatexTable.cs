namespace Seedbed.Ingestion.Latex;

/// <summary>Takes a table's body apart into rows and cells. Those that a long table repeats on each page count once.</summary>
internal sealed class LatexTable
{
    private readonly string _text;
    private readonly LatexScan _scan;
    private readonly List<int> _ruled = [];
    private readonly List<(int From, int To)> _captions = [];
    private List<List<(int From, int To)>> _rows = [];
    private List<List<(int From, int To)>>? _head;
    private List<(int From, int To)> _row = [];

    public LatexTable(string text, int from, int to, LatexScan scan)
    {
        _text = text;
        _scan = scan;
        Read(from, to);
        HasHeader = _head is { Count: > 0 } || (_rows.Count > 1 && _ruled.Contains(1) && !_ruled.Exists(row => row > 1 && row < _rows.Count - 1));
        if (_head is not null)
            _rows.InsertRange(0, _head);
    }

    /// <summary>The places of the captions in it.</summary>
    public IReadOnlyList<(int From, int To)> Captions => _captions;

    /// <summary>Whether the first row names the columns.</summary>
    public bool HasHeader { get; }

    /// <summary>The places of the cells.</summary>
    public IReadOnlyList<List<(int From, int To)>> Rows => _rows;

    private void Read(int from, int to)
    {
        int depth = 0, start = from;
        for (int at = from; at < to; at++)
        {
            switch (_text[at])
            {
                case '%':
                    at = _scan.EndOfLine(at, to) - 1;
                    break;
                case '{':
                    depth++;
                    break;
                case '}':
                    depth--;
                    break;
                case '&' when depth == 0:
                    _row.Add((start, at));
                    start = at + 1;
                    break;
                case '\\':
                    at = Command(at, to, ref depth, ref start);
                    break;
            }
        }

        EndRow(start, to);
    }

    private int Command(int at, int to, ref int depth, ref int start)
    {
        int end = at + 1;
        while (end < to && char.IsAsciiLetter(_text[end]))
            end++;
        ReadOnlySpan<char> name = _text.AsSpan(at + 1, end - at - 1);
        if (name is "begin" or "end")
            depth += name is "begin" ? 1 : -1;
        bool isEnd = name is "tabularnewline" or "cr" || (name.IsEmpty && end < to && _text[end] == '\\');
        if (depth != 0)
            return Math.Max(at + 1, end - 1);
        if (isEnd)
        {
            EndRow(start, at);
            start = AfterBreak(name.IsEmpty ? end + 1 : end, to);
            return start - 1;
        }

        if (name is "caption" && end < to && _text[end] == '{' && _scan.Close(end, to) is var close and > 0)
        {
            _captions.Add((end + 1, close));
            start = close + 1;
            return close;
        }

        if (name is "hline" or "midrule" or "toprule" or "bottomrule")
            _ruled.Add(_rows.Count);
        else if (name is "endhead" or "endfirsthead")
            Head(ref start, end);
        else if (name is "endfoot" or "endlastfoot")
            Clear(ref start, end);
        return Math.Max(at + 1, end - 1);
    }

    private int AfterBreak(int at, int to)
    {
        at = at < to && _text[at] == '*' ? at + 1 : at;
        return at < to && _text[at] == '[' && _scan.Close(at, to, '[', ']') is var close and > 0 ? close + 1 : at;
    }

    private void Head(ref int start, int end)
    {
        _head ??= _rows;
        Clear(ref start, end);
    }

    private void Clear(ref int start, int end)
    {
        _rows = [];
        _row = [];
        start = end;
    }

    private void EndRow(int from, int to)
    {
        _row.Add((from, to));
        _rows.Add(_row);
        _row = [];
    }
}
