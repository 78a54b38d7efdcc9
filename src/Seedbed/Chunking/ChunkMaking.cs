namespace Seedbed.Chunking;

/// <summary>Makes a document's chunks out of the places where it was cut; the places begin ever further on.</summary>
internal sealed class ChunkMaking(Document document)
{
    private readonly ChunkBlocks _blocks = new(document.Blocks);
    private int _number;
    private int _page;

    // A place in the text, in UTF-16 units and in code points.
    private int _at;
    private int _codePoints;

    /// <summary>The next chunk.</summary>
    public Chunk Next(Packed packed)
    {
        TextSpan span = packed.Span;
        string text = span.Of(document.Text);
        _codePoints += CodePoints.Count(document.Text.AsSpan(_at, span.Start - _at));
        _at = span.Start;
        return new()
        {
            Document = document.Path,
            Title = document.Title,
            Site = document.Site,
            Number = ++_number,
            Text = text,
            Start = _codePoints,
            End = _codePoints + CodePoints.Count(text),
            Headings = HeadingPath.List(packed.Path),
            Pages = Pages(span),
            Tokens = packed.Tokens,
            Blocks = _blocks.Within(span),
        };
    }

    private PageRange? Pages(TextSpan span)
    {
        if (document.PageStarts.Count == 0)
            return null;
        _page = PageOf(span.Start, Math.Max(1, _page));
        return new(_page, PageOf(span.End - 1, _page));
    }

    private int PageOf(int at, int page)
    {
        while (page < document.PageStarts.Count && document.PageStarts[page] <= at)
            page++;
        return page;
    }
}
