namespace Seedbed.Chunking;

/// <summary>One block, clipped to one stretch of text after another; the stretches begin ever further on.</summary>
internal sealed class ClippedBlock(Block block)
{
    private readonly TextSpan[] _rows = block.Table is null ? [] : TableRows.Extents(block.Table);

    // Marks that began before and may reach further; they may nest.
    private readonly List<Mark> _marks = [];
    private int _nextMark;
    private int _firstRow;

    /// <summary>The block's part within a stretch, spans counted from the stretch's beginning. A table keeps its header.</summary>
    public Block Within(TextSpan span) => block with
    {
        Span = Clip(block.Span, span),
        Marks = MarksWithin(span),
        Table = block.Table is null ? null : block.Table with { Rows = RowsWithin(block.Table, span) },
    };

    private static TextSpan Clip(TextSpan span, TextSpan within) => new(
        Math.Clamp(span.Start, within.Start, within.End) - within.Start,
        Math.Clamp(span.End, within.Start, within.End) - within.Start);

    private IReadOnlyList<Mark> MarksWithin(TextSpan span)
    {
        _marks.RemoveAll(mark => mark.Span.End <= span.Start);
        for (; _nextMark < block.Marks.Count && block.Marks[_nextMark].Span.Start < span.End; _nextMark++)
        {
            if (block.Marks[_nextMark].Span.End > span.Start)
                _marks.Add(block.Marks[_nextMark]);
        }

        return _marks.Count == 0 ? [] : [.. _marks.Select(mark => mark with { Span = Clip(mark.Span, span) })];
    }

    private List<IReadOnlyList<TextSpan>> RowsWithin(Table table, TextSpan span)
    {
        while (_firstRow < _rows.Length && _rows[_firstRow].End <= span.Start && _rows[_firstRow].Start < span.Start)
            _firstRow++;
        var rows = new List<IReadOnlyList<TextSpan>>();
        for (int i = _firstRow; i < _rows.Length && _rows[i].Start < span.End; i++)
            rows.Add([.. table.Rows[i].Select(cell => Clip(cell, span))]);
        return rows;
    }
}
