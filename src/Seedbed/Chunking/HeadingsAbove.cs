namespace Seedbed.Chunking;

/// <summary>The headings above one place of a document after another; the places are ever further on.</summary>
internal sealed class HeadingsAbove(Document document)
{
    private HeadingPath? _path;
    private int _next;

    /// <summary>The headings that began before a place.</summary>
    public HeadingPath? At(int place)
    {
        for (; _next < document.Blocks.Count && document.Blocks[_next].Span.Start < place; _next++)
        {
            Block block = document.Blocks[_next];
            if (block.Kind != BlockKind.Heading || block.Span.Length <= 0)
                continue;
            int level = Math.Clamp(block.Level, 1, 6);
            _path = new(new(level, HeadingPath.Words(block.Span.Of(document.Text))), HeadingPath.Above(_path, level));
        }

        return _path;
    }
}
