namespace Seedbed.Steps.Extracting;

/// <summary>A chunk as the families read it: each block with the headings above it and the subject that they name.</summary>
internal sealed class Passage
{
    private readonly Section[] _sections;

    /// <summary>Reads a chunk's headings through, once.</summary>
    public Passage(Chunk chunk)
    {
        Chunk = chunk;
        _sections = new Section[chunk.Blocks.Count];
        List<Heading> path = [.. chunk.Headings];
        var section = new Section(chunk, [.. path]);
        for (int i = 0; i < _sections.Length; i++)
        {
            if (chunk.Blocks[i].Kind == BlockKind.Heading)
            {
                path.RemoveAll(above => above.Level >= chunk.Blocks[i].Level);
                path.Add(new(chunk.Blocks[i].Level, TextOf(i)));
                section = new(chunk, [.. path]);
            }

            _sections[i] = section;
        }
    }

    /// <summary>The chunk.</summary>
    public Chunk Chunk { get; }

    /// <summary>The chunk's text, which all spans count.</summary>
    public string Text => Chunk.Text;

    /// <summary>The chunk's blocks.</summary>
    public IReadOnlyList<Block> Blocks => Chunk.Blocks;

    /// <summary>The section that a block stands in; a heading stands in its own.</summary>
    public Section SectionOf(int block) => _sections[block];

    /// <summary>A block's characters.</summary>
    public string TextOf(int block) => Blocks[block].Span.Of(Text);

    /// <summary>Whether the block may have been cut off at the chunk's border: nothing follows it, and it doesn't end like a sentence.</summary>
    public bool MayBeCut(int block) =>
        block == Blocks.Count - 1 && !(Text[Blocks[block].Span.End - 1] is '.' or '!' or '?' or ')');

    /// <summary>The block after all that belongs to the term, definition or list item at <paramref name="block"/>.</summary>
    public int EndOfBody(int block)
    {
        int level = Blocks[block].Level;
        int at = block + 1;
        while (at < Blocks.Count && BelongsBelow(Blocks[at], level))
            at++;
        return at;
    }

    /// <summary>The block after the section that the heading at <paramref name="heading"/> opens, subsections excluded.</summary>
    public int EndOfSection(int heading)
    {
        int at = heading + 1;
        while (at < Blocks.Count && Blocks[at].Kind != BlockKind.Heading)
            at++;
        return at;
    }

    /// <summary>The block after the definition of the term at <paramref name="term"/>, which must be the last of its terms.</summary>
    public int EndOfEntry(int term)
    {
        int at = term + 1;
        while (at < Blocks.Count && Blocks[at].Kind == BlockKind.Definition && Blocks[at].Level == Blocks[term].Level)
            at = EndOfBody(at);
        return at;
    }

    private static bool BelongsBelow(Block block, int level) => block.Kind switch
    {
        BlockKind.Paragraph or BlockKind.Code or BlockKind.Table => block.Level >= level,
        BlockKind.ListItem or BlockKind.Term or BlockKind.Definition => block.Level > level,
        _ => false,
    };
}
