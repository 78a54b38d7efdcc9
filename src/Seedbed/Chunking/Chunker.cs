using Seedbed.Tokens;

namespace Seedbed.Chunking;

/// <summary>
/// Cuts documents into windows of tokens, or into chunks by their structure: sections and blocks are packed up to the limit and cut before a heading
/// where the chunk is at least half full, else between blocks, else between sentences, rows or lines. A heading is never
/// left alone at a chunk's end. Safe to use from several threads at once.
/// </summary>
public sealed class Chunker
{
    private readonly ChunkOptions _options;
    private readonly Tokenizer _tokenizer;

    /// <summary>A chunker that counts in <paramref name="tokenizer"/>'s tokens, else those of the options.</summary>
    /// <exception cref="SeedbedException">An option is out of range.</exception>
    public Chunker(ChunkOptions options, Tokenizer? tokenizer = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _tokenizer = tokenizer ?? options.Tokenizer ?? Tokenizer.O200k;
    }

    /// <summary>
    /// The chunks of a document, in order, one made when it is asked for. Together they hold all of its text but white
    /// space between blocks; each has at most <see cref="ChunkOptions.Tokens"/> tokens, counted on its final text. A
    /// window's tokens are those of the whole document that lie in it.
    /// </summary>
    public IEnumerable<Chunk> Cut(Document document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Cut(document, new CountedText(document.Text, _tokenizer), cancellationToken);
    }

    /// <summary>The chunks of a document whose tokens are known.</summary>
    internal IEnumerable<Chunk> Cut(Document document, ITokenizedText tokens, CancellationToken cancellationToken)
    {
        var making = new ChunkMaking(document);
        return (_options.By == ChunkBy.Window ? Windows.Of(document, tokens, _options, cancellationToken) : Packs(document, tokens, cancellationToken)).Select(packed =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return making.Next(packed);
        });
    }

    private IEnumerable<Packed> Packs(Document document, ITokenizedText tokens, CancellationToken cancellationToken)
    {
        List<Atom> atoms = AtomList.Of(document, tokens, _options.Tokens, cancellationToken);
        var packing = new Packing(tokens, atoms, _options);
        while (packing.Next() is { } packed)
            yield return packed;
    }
}
