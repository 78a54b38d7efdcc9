using Seedbed.Tokens;

namespace Seedbed.Chunking;

/// <summary>
/// Cuts documents into chunks by their structure: sections and blocks are packed up to the limit and cut before a heading
/// where the chunk is at least half full, else between blocks, else between sentences, rows or lines. A heading is never
/// left alone at a chunk's end. Safe to use from several threads at once.
/// </summary>
public sealed class Chunker
{
    private readonly ChunkOptions _options;
    private readonly Tokenizer _tokenizer;

    /// <summary>A chunker that counts in <paramref name="tokenizer"/>'s tokens, o200k_base's when not given.</summary>
    /// <exception cref="SeedbedException">An option is out of range.</exception>
    public Chunker(ChunkOptions options, Tokenizer? tokenizer = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _tokenizer = tokenizer ?? Tokenizer.O200k;
    }

    /// <summary>
    /// The chunks of a document, in order, one made when it is asked for. Together they hold all of its text but white
    /// space between blocks; each has at most <see cref="ChunkOptions.Tokens"/> tokens, counted on its final text.
    /// </summary>
    public IEnumerable<Chunk> Cut(Document document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        List<Atom> atoms = AtomList.Of(document, _tokenizer, _options.Tokens, cancellationToken);
        var packing = new Packing(document.Text, atoms, _options, _tokenizer);
        var making = new ChunkMaking(document);
        while (packing.Next() is { } packed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return making.Next(packed);
        }
    }
}
