namespace Seedbed.Steps.Extracting;

/// <summary>One entry of a definition list: its terms, and the first paragraph of what is said about them.</summary>
/// <param name="Terms">The term blocks, one or more.</param>
/// <param name="Definition">The definition's block.</param>
internal sealed record TermGroup(IReadOnlyList<int> Terms, int Definition)
{
    /// <summary>The entries of a passage's definition lists, those without text left out.</summary>
    public static IEnumerable<TermGroup> In(Passage passage)
    {
        List<int> terms = [];
        for (int i = 0; i < passage.Blocks.Count; i++)
        {
            Block block = passage.Blocks[i];
            if (block.Kind == BlockKind.Term)
            {
                if (terms.Count > 0 && passage.Blocks[terms[0]].Level != block.Level)
                    terms = [];
                terms.Add(i);
                continue;
            }

            if (block.Kind == BlockKind.Definition && terms.Count > 0 && passage.Blocks[terms[0]].Level == block.Level)
                yield return new(terms, i);
            terms = [];
        }
    }
}
