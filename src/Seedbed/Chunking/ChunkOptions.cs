using Seedbed.Tokens;

namespace Seedbed.Chunking;

/// <summary>How documents are cut into chunks.</summary>
public sealed record ChunkOptions
{
    /// <summary>The most tokens that a chunk may have, of the tokenizer that cuts it; at least 16.</summary>
    public int Tokens { get; init; } = ChunkSize.Default;

    /// <summary>
    /// By structure, up to this many tokens from the end of a chunk, whole sentences and blocks, begin the next one of the
    /// same section again; by window, this many tokens. At most half of <see cref="Tokens"/> is used.
    /// </summary>
    public int Overlap { get; init; } = 64;

    /// <summary>What decides where a document is cut.</summary>
    public ChunkBy By { get; init; }

    /// <summary>What counts tokens; o200k_base when null.</summary>
    public Tokenizer? Tokenizer { get; init; }

    /// <summary>Names the first option that can't be, if any.</summary>
    /// <exception cref="SeedbedException">An option is out of range.</exception>
    public void Validate()
    {
        if (Tokens < ChunkSize.Least)
            throw new SeedbedException($"chunks: tokens is {Tokens}; give at least {ChunkSize.Least}, or auto");
        if (Overlap < 0)
            throw new SeedbedException($"chunks: overlap is {Overlap}; give 0 or more tokens");
    }
}
