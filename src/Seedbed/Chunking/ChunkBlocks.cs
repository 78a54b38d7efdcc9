namespace Seedbed.Chunking;

/// <summary>
/// Clips a document's blocks to one chunk after another. Chunks begin ever further on, so that each block, mark and table
/// row is looked at about as often as it is handed out.
/// </summary>
internal sealed class ChunkBlocks(IReadOnlyList<Block> blocks)
{
    private readonly Dictionary<int, ClippedBlock> _open = [];
    private int _first;

    /// <summary>The blocks of a stretch of text, spans counted from its beginning.</summary>
    public IReadOnlyList<Block> Within(TextSpan span)
    {
        while (_first < blocks.Count && blocks[_first].Span.End <= span.Start)
            _open.Remove(_first++);
        var within = new List<Block>();
        for (int i = _first; i < blocks.Count && blocks[i].Span.Start < span.End; i++)
        {
            if (blocks[i].Span.End <= span.Start || blocks[i].Span.Length <= 0)
                continue;
            if (!_open.TryGetValue(i, out ClippedBlock? clipped))
                _open.Add(i, clipped = new(blocks[i]));
            within.Add(clipped.Within(span));
        }

        return within;
    }
}
