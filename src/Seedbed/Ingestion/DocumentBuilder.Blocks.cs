using System.Globalization;

namespace Seedbed.Ingestion;

/// <summary>How blocks are set apart, closed and tidied.</summary>
public sealed partial class DocumentBuilder
{
    private int _before;
    private int _firstPage;

    private void Start(Block block)
    {
        End();
        _before = _text.Length;
        _firstPage = _pages.Count;
        Separate(block);
        _block = block with { Span = new(_text.Length, _text.Length) };
        for (; _pendingPages > 0; _pendingPages--)
            _pages.Add(_text.Length);
        _marks.Clear();
        _open.Clear();
    }

    private void Separate(Block next)
    {
        if (_blocks.Count > 0)
            _text.Add(IsTight(_blocks[^1], next) ? "\n" : "\n\n");
        if (next.Level > 1 && next.Kind is BlockKind.ListItem or BlockKind.Term or BlockKind.Definition)
            _text.Add(' ', 2 * Math.Min(next.Level - 1, 8));
        if (next.Kind == BlockKind.ListItem)
            _text.Add(next.Ordinal is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number}. ") : "- ");
    }

    private static bool IsTight(Block last, Block next) => next.Kind switch
    {
        BlockKind.ListItem => last.Kind == BlockKind.ListItem,
        BlockKind.Definition => last.Kind is BlockKind.Term or BlockKind.Definition,
        BlockKind.Term => last.Kind == BlockKind.Term,
        _ => false,
    };

    /// <summary>Closes the block: white space at its end goes, marks end with it, characters are composed; nothing is left of an empty one.</summary>
    private void Finish(Block block)
    {
        int start = block.Span.Start;
        _text.TrimEnd(start);
        if (block.Kind == BlockKind.Code)
            start = TrimBlankLines(start);
        if (_text.Length <= start)
        {
            Vanish();
            return;
        }

        if (block.Table is not null)
            block = Clipped(block);
        foreach ((MarkKind kind, int from) in _open)
            AddMark(kind, from);
        _open.Clear();
        Compose(start, ref block);
        _marks.RemoveAll(mark => mark.Span.Start < start || mark.Span.End > _text.Length || mark.Span.Length <= 0);
        _marks.Sort(static (a, b) => (a.Span.Start, -a.Span.End).CompareTo((b.Span.Start, -b.Span.End)));
        _blocks.Add(block with { Span = new(start, _text.Length), Marks = _marks.Count == 0 ? [] : [.. _marks] });
        _block = null;
    }

    /// <summary>Empty cells at a table's end lose the white space that they stood in.</summary>
    private Block Clipped(Block block)
    {
        int end = _text.Length;
        IReadOnlyList<TextSpan> Clip(IReadOnlyList<TextSpan> row) => row[^1].End <= end ? row
            : [.. row.Select(cell => new TextSpan(Math.Min(cell.Start, end), Math.Min(cell.End, end)))];
        return block with { Table = block.Table! with { Rows = [.. block.Table.Rows.Select(Clip)] } };
    }

    private void Vanish()
    {
        _pendingPages += _pages.Count - _firstPage;
        _pages.RemoveRange(_firstPage, _pages.Count - _firstPage);
        _text.Truncate(_before);
        _block = null;
        _open.Clear();
    }

    private int TrimBlankLines(int start)
    {
        int from = start;
        for (int at = start; at < _text.Length && _text[at] is ' ' or '\t' or '\n'; at++)
        {
            if (_text[at] == '\n')
                from = at + 1;
        }

        return from;
    }

    private void AddMark(MarkKind kind, int from)
    {
        int to = _text.Length;
        while (from < to && _text[from] is ' ' or '\n')
            from++;
        while (to > from && _text[to - 1] is ' ' or '\n')
            to--;
        if (to > from)
            _marks.Add(new(kind, new(from, to)));
    }

    /// <summary>Brings the block into NFC, and moves every position in it along. Most blocks are NFC as they stand.</summary>
    private void Compose(int start, ref Block block)
    {
        if (Nfc.IsNormalized(_text.From(start)))
            return;
        Nfc.Result composed = Nfc.Normalize(_text.From(start));
        int At(int place) => place < start ? place : start + composed.Place(place - start);
        TextSpan Span(TextSpan span) => new(At(span.Start), At(span.End));
        for (int i = 0; i < _marks.Count; i++)
            _marks[i] = new(_marks[i].Kind, Span(_marks[i].Span));
        for (int i = _firstPage; i < _pages.Count; i++)
            _pages[i] = At(_pages[i]);
        if (block.Table is { } table)
            block = block with { Table = table with { Rows = [.. table.Rows.Select(row => (IReadOnlyList<TextSpan>)[.. row.Select(Span)])] } };
        _text.Truncate(start);
        _text.Add(composed.Text);
    }
}
