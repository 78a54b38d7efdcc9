using Seedbed.Ingestion.Markup;

namespace Seedbed.Ingestion.AsciiDoc;

/// <summary>A list with the lists in it: which is within which follows from their markers, not from how far right they stand.</summary>
internal sealed class AdocList(AdocWalk walk, int level)
{
    private const int Deepest = 64;
    private readonly MarkupLines _lines = walk.Lines;
    private readonly List<(string Key, int Number)> _open = [];
    private MarkupPlace _place = new(level);

    /// <summary>Writes the list that begins here; the line after it.</summary>
    public int Write(int at, int to)
    {
        while (at < to)
        {
            int next = Item(at, to);
            if (next == at)
                break;
            at = After(next, to);
        }

        return at;
    }

    private int Item(int at, int to)
    {
        ReadOnlySpan<char> line = _lines.Of(at);
        int marker = AdocLine.Marker(line, out string key);
        if (marker > 0)
        {
            int number = AdocLine.Number(line);
            Enter(key, key[0] is '*' or '-' or '•' ? 0 : number);
            _lines.Take(at, marker);
            Checked(at);
            _place = new MarkupPlace(level + _open.Count, BlockKind.ListItem, key[0] is '*' or '-' or '•' ? null : _open[^1].Number);
            return Words(at, to);
        }

        int term = AdocLine.Term(line, out key);
        if (term == 0)
            return at;
        Enter(key, 0);
        walk.Term(line[..term].ToString(), level + _open.Count);
        _place = new MarkupPlace(level + _open.Count, BlockKind.Definition);
        _lines.Take(at, term + key.Length);
        return _lines.IsBlank(at) ? Definition(at + 1, to) : Words(at, to);
    }

    private void Enter(string key, int number)
    {
        int at = _open.FindIndex(list => list.Key == key);
        if (at >= 0)
        {
            _open.RemoveRange(at + 1, _open.Count - at - 1);
            _open[at] = (key, _open[at].Number + 1);
        }
        else if (_open.Count < Deepest)
        {
            _open.Add((key, Math.Max(1, number)));
        }
    }

    // "[x] done" of a list to tick off.
    private void Checked(int at)
    {
        ReadOnlySpan<char> line = _lines.Of(at);
        if (line.StartsWith("[x] ") || line.StartsWith("[*] ") || line.StartsWith("[ ] "))
            _lines.Take(at, 3);
    }

    private int Words(int at, int to)
    {
        int end = at + 1;
        while (end < to && !_lines.IsBlank(end) && !Begins(end) && !walk.Interrupts(end))
            end++;
        walk.Paragraph(walk.Text(at, end), _place);
        return end;
    }

    private bool Begins(int at) => AdocLine.Marker(_lines.Of(at), out _) > 0 || AdocLine.Term(_lines.Of(at), out _) > 0 || AdocLine.Callout(_lines.Of(at)) > 0;

    // The text of a term may stand on the next line, or after a blank one.
    private int Definition(int at, int to)
    {
        int text = _lines.NextText(at, to);
        return text == to || Begins(text) || walk.Interrupts(text) || AdocLine.IsAttributes(_lines.Of(text)) || AdocLine.Section(_lines.Of(text)) > 0
            || AdocLine.IsBlockTitle(_lines.Of(text)) || _lines.Of(text).StartsWith("//") ? text : Words(text, to);
    }

    // "[loweralpha]" before a list within this one.
    private bool IsStyled(int at, int to) => at + 1 < to && AdocLine.IsAttributes(_lines.Of(at)) && !_lines.IsBlank(at + 1)
        && (AdocLine.Marker(_lines.Of(at + 1), out string key) > 0 || AdocLine.Term(_lines.Of(at + 1), out key) > 0) && !_open.Exists(list => list.Key == key);

    // What belongs to the item after its words: blocks after "+", code further right, and the next item.
    private int After(int at, int to)
    {
        while (true)
        {
            int next = _lines.NextText(at, to);
            if (next == to)
                return to;
            if (_lines.Of(next) is "+")
            {
                at = walk.Block(_lines.NextText(next + 1, to), to, _place);
                continue;
            }

            if (IsStyled(next, to))
            {
                _lines.Clear(next);
                return next + 1;
            }

            if (next == at || Begins(next) || _lines[next].Indent == 0)
                return next;
            int end = _lines.NextBlank(next, to);
            _lines.Code(next, end, _lines.LeastIndent(next, end, 0), level + _open.Count, walk.Builder);
            at = end;
        }
    }
}
