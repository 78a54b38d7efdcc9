namespace Seedbed.Steps.Extracting;

/// <summary>One entry of a definition list: its terms, and the first paragraph of what is said about them.</summary>
/// <param name="Terms">The term blocks, one or more.</param>
/// <param name="Definition">The definition's block.</param>
/// <param name="Around">The term whose definition this entry is part of, -1 when it is part of none.</param>
internal sealed record TermGroup(IReadOnlyList<int> Terms, int Definition, int Around)
{
    /// <summary>The entries of a passage's definition lists, those without text left out.</summary>
    public static IEnumerable<TermGroup> In(Passage passage)
    {
        List<int> terms = [], around = [];
        for (int i = 0; i < passage.Blocks.Count; i++)
        {
            Block block = passage.Blocks[i];
            if (block.Kind == BlockKind.Heading)
                around.Clear();
            if (block.Kind == BlockKind.Term)
            {
                around.RemoveAll(term => passage.Blocks[term].Level >= block.Level);
                if (terms.Count > 0 && passage.Blocks[terms[0]].Level != block.Level)
                    terms = [];
                terms.Add(i);
                continue;
            }

            if (block.Kind == BlockKind.Definition && terms.Count > 0 && passage.Blocks[terms[0]].Level == block.Level)
            {
                yield return new(terms, i, around.Count > 0 ? around[^1] : -1);
                around.Add(terms[0]);
            }

            terms = [];
        }
    }
}
