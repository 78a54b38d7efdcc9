namespace Seedbed.Ingestion.Pdf;

/// <summary>Paragraphs and list items, flowed anew from their lines.</summary>
internal sealed partial class PdfBlocks
{
    private void Prose(int at)
    {
        PdfLine line = _lines[at].Line;
        if (GoesOn(at))
        {
            _rows++;
            Append(line.Text, _lines[at].Page);
            return;
        }

        Flush();
        int depth = Depth(line);
        Open(BlockKind.Paragraph, depth, null, line.Left, _lines[at].Page);
        Append(line.Text, _lines[at].Page);
        if (PdfShape.StandsAlone(line.Text) && !PdfShape.IsTableCaption(line.Text))
            Flush();
    }

    private void Item(int at, int? number, float textLeft)
    {
        PdfLine line = _lines[at].Line;
        Flush();
        while (_items.Count > 0 && _items[^1].Left > line.Left + 2)
            _items.RemoveAt(_items.Count - 1);
        if (_items.Count > 0 && _items[^1].Left > line.Left - 2)
            _items.RemoveAt(_items.Count - 1);
        _items.Add((line.Left, number));
        Open(BlockKind.ListItem, Math.Min(_items.Count, 6), number, textLeft, _lines[at].Page);
        Append(line.TextFrom(1), _lines[at].Page);
    }

    /// <summary>1 begins a list; another number must follow the one before at the same place.</summary>
    private bool IsNextItem(PdfLine line, int number) =>
        number == 1 || _items.Exists(item => MathF.Abs(item.Left - line.Left) < 6 && item.Number == number - 1);

    /// <summary>How many list items a new paragraph stands in, by its indent.</summary>
    private int Depth(PdfLine line)
    {
        while (_items.Count > 0 && line.Left < _items[^1].Left + 4)
            _items.RemoveAt(_items.Count - 1);
        return _items.Count;
    }

    /// <summary>Whether the line belongs to the paragraph or item before it.</summary>
    private bool GoesOn(int at)
    {
        if (_kind is null || _last is null)
            return false;
        (PdfLine line, int page) = _lines[at];
        if (PdfShape.StandsAlone(line.Text) || (IsOther(line.Height, _last.Height) && IsOther(line.Tallest, _last.Tallest)) || line.IsNote != _last.IsNote || line.BeginsNote)
            return false;
        float edge = _last.Edge > 0 ? _last.Edge : _measure.Right;
        bool full = _last.Right > edge - (_last.Edge > 0 ? 2 : 8) * _measure.Body || (_last.Edge == 0 && _last.Right - _last.Left > 0.8f * (edge - _textLeft));
        if (page != _lastPage || line.Top < _last.Top)
        {
            bool goesOn = full && (char.IsLower(line.Text[0]) || _last.Text[^1] == '-') && !".!?:;".Contains(_last.Text[^1], StringComparison.Ordinal);
            _textLeft = goesOn ? line.Left : _textLeft;
            return goesOn;
        }

        if (line.Top - _last.Top > _measure.Step * 1.28f)
            return false;
        if (line.Left < _textLeft - 3)
            return IsAfterIndent(line, full);
        bool indented = line.Left > _textLeft + _measure.Body * 0.9f;
        return !indented && (full || !".!?:".Contains(_last.Text[^1], StringComparison.Ordinal));
    }

    private static bool IsOther(float height, float than) => MathF.Abs(height - than) > 0.2f * than;

    /// <summary>The second line of a paragraph whose first one is indented.</summary>
    private bool IsAfterIndent(PdfLine line, bool isFull)
    {
        if (!isFull || _rows != 1 || _kind != BlockKind.Paragraph || _textLeft - line.Left > _measure.Body * 2.6f)
            return false;
        _textLeft = line.Left;
        return true;
    }

    private void Open(BlockKind kind, int level, int? ordinal, float textLeft, int page)
    {
        TurnTo(page);
        _builder.Begin(kind, level, ordinal);
        _kind = kind;
        _level = level;
        _ordinal = ordinal;
        _textLeft = textLeft;
        _rows = 1;
        _text.Clear();
    }

    /// <summary>Holds the last line back until the next one shows whether a word was broken between them.</summary>
    private void Append(string text, int page)
    {
        if (_text.Length > 0)
        {
            string before = _text.ToString();
            bool soft = before[^1] == '\u00AD', hyphen = before[^1] == '-' && before.Length > 1 && before[^2] != ' ' && before[^2] != '-';
            _builder.Write(soft ? before[..^1] : hyphen ? _measure.Mend(before, text) : before + " ");
        }

        TurnTo(page);
        _text.Clear().Append(text);
    }

    private void Flush()
    {
        if (_kind is null)
            return;
        _builder.Write(_text.ToString());
        _builder.End();
        _text.Clear();
        _kind = null;
        WriteNotes();
    }
}
