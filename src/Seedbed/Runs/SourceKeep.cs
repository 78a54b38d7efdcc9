using Seedbed.Taxonomies.Tree;

namespace Seedbed.Runs;

/// <summary>Takes the texts that spans refer to while a source is read. The run folder writes them; without one they are not kept.</summary>
public abstract class SourceKeep
{
    private protected SourceKeep()
    {
    }

    /// <summary>Keeps nothing.</summary>
    public static SourceKeep Nothing { get; } = new KeepNothing();

    /// <summary>Keeps a document's text. Called once for each, before its chunks, in order.</summary>
    public abstract void Keep(Document document);

    /// <summary>Keeps a chunk.</summary>
    public abstract void Keep(Chunk chunk);

    /// <summary>Keeps what a leaf of a taxonomy says.</summary>
    public abstract void Keep(TaxonomyLeaf leaf);

    private sealed class KeepNothing : SourceKeep
    {
        public override void Keep(Document document)
        {
        }

        public override void Keep(Chunk chunk)
        {
        }

        public override void Keep(TaxonomyLeaf leaf)
        {
        }
    }
}
