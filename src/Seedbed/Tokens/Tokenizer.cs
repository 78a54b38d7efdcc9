using System.Buffers;
using System.Text;

namespace Seedbed.Tokens;

/// <summary>
/// A byte-level BPE tokenizer: a split pattern cuts the text into pieces, each piece's UTF-8 bytes are merged into tokens.
/// Special tokens (<c>&lt;|endoftext|&gt;</c>) are ordinary text to it. An unpaired surrogate counts as U+FFFD, and a
/// single piece over 262,144 UTF-16 units is merged in stretches of as many, so that time and memory stay bounded on any text.
/// Immutable, safe to share between threads.
/// </summary>
public sealed class Tokenizer
{
    private const int LongestPiece = 1 << 18;

    private static readonly Lazy<Tokenizer> SharedO200k = new(() => new(Ranks("o200k_base"), O200kPattern.End));

    private readonly Vocabulary _vocabulary;
    private readonly SplitPattern _pieceEnd;

    /// <summary>A tokenizer of these ranks and this split pattern.</summary>
    public Tokenizer(Vocabulary vocabulary, SplitPattern pieceEnd)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(pieceEnd);
        _vocabulary = vocabulary;
        _pieceEnd = pieceEnd;
    }

    /// <summary>o200k_base, the encoding of GPT-4o and later; its ranks are read at the first use.</summary>
    public static Tokenizer O200k => SharedO200k.Value;

    /// <summary>The longest token's UTF-8 bytes.</summary>
    public int LongestToken => _vocabulary.Longest;

    /// <summary>How many tokens a text is.</summary>
    public int Count(ReadOnlySpan<char> text)
    {
        var sink = new TokenSink();
        for (int at = 0; at < text.Length;)
        {
            int end = _pieceEnd(text, at);
            Piece(text[at..end], ref sink);
            at = end;
        }

        return sink.Count;
    }

    /// <summary>Adds a text's tokens to <paramref name="tokens"/>.</summary>
    public void Encode(ReadOnlySpan<char> text, ICollection<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var sink = new TokenSink { Ids = tokens };
        for (int at = 0; at < text.Length;)
        {
            int end = _pieceEnd(text, at);
            Piece(text[at..end], ref sink);
            at = end;
        }
    }

    /// <summary>The text of tokens; bytes that are no UTF-8 become U+FFFD.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A token is not of the vocabulary.</exception>
    public string Decode(IEnumerable<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var bytes = new ArrayBufferWriter<byte>();
        foreach (int token in tokens)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(token, nameof(tokens));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, _vocabulary.Count, nameof(tokens));
            bytes.Write(_vocabulary[token]);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>
    /// How long a beginning of <paramref name="text"/> has at most <paramref name="maxTokens"/> tokens, in UTF-16 units: the
    /// whole text where it fits, else up to a token's border, never inside a surrogate pair.
    /// </summary>
    /// <param name="text">The text; no more of it is looked at than the tokens need.</param>
    /// <param name="maxTokens">At least 1.</param>
    /// <param name="tokens">How many tokens that beginning has.</param>
    /// <returns>0 only for an empty text, or when its first character alone has more tokens.</returns>
    public int LengthOf(ReadOnlySpan<char> text, int maxTokens, out int tokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxTokens);
        long window = 5L * maxTokens + 64;
        while (true)
        {
            ReadOnlySpan<char> looked = text.Length <= window ? text : text[..(int)window];
            int length = Prefix(looked, maxTokens, out tokens);
            if (length < looked.Length || looked.Length == text.Length)
                return length;
            window *= 2;
        }
    }

    private static Vocabulary Ranks(string name)
    {
        using Stream stream = typeof(Tokenizer).Assembly.GetManifestResourceStream($"ranks/{name}.ranks")!;
        byte[] data = new byte[stream.Length];
        stream.ReadExactly(data);
        return Vocabulary.Read(data);
    }

    private int Prefix(ReadOnlySpan<char> text, int maxTokens, out int tokens)
    {
        var ids = new List<int>();
        var sink = new TokenSink { Ids = ids };
        for (int at = 0; at < text.Length;)
        {
            int end = _pieceEnd(text, at);
            int before = sink.Count;
            ids.Clear();
            Piece(text[at..end], ref sink);
            if (sink.Count > maxTokens)
            {
                tokens = maxTokens;
                return at + Covered(text[at..end], ids.Take(maxTokens - before));
            }

            at = end;
        }

        tokens = sink.Count;
        return text.Length;
    }

    // How many characters of a piece its first tokens cover whole.
    private int Covered(ReadOnlySpan<char> piece, IEnumerable<int> tokens)
    {
        int bytes = tokens.Sum(token => _vocabulary[token].Length);
        int at = 0;
        while (at < piece.Length)
        {
            _ = Rune.DecodeFromUtf16(piece[at..], out Rune rune, out int length);
            if (rune.Utf8SequenceLength > bytes)
                break;
            bytes -= rune.Utf8SequenceLength;
            at += length;
        }

        return at;
    }

    private void Piece(ReadOnlySpan<char> piece, ref TokenSink sink)
    {
        if (piece.Length <= BytePairs.Short / 3)
        {
            Span<byte> bytes = stackalloc byte[BytePairs.Short];
            Bytes(bytes[..Encoding.UTF8.GetBytes(piece, bytes)], ref sink);
            return;
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(Math.Min(piece.Length, LongestPiece)));
        for (int at = 0; at < piece.Length;)
        {
            int length = Math.Min(LongestPiece, piece.Length - at);
            if (at + length < piece.Length && char.IsHighSurrogate(piece[at + length - 1]))
                length--;
            Bytes(rented.AsSpan(0, Encoding.UTF8.GetBytes(piece.Slice(at, length), rented)), ref sink);
            at += length;
        }

        ArrayPool<byte>.Shared.Return(rented);
    }

    private void Bytes(ReadOnlySpan<byte> bytes, ref TokenSink sink)
    {
        int whole = _vocabulary.Rank(bytes);
        if (whole >= 0)
        {
            sink.Add(whole);
            return;
        }

        if (bytes.Length <= BytePairs.Short)
        {
            Merge(bytes, stackalloc int[BytePairs.Short + 1], ref sink);
            return;
        }

        int[] rented = ArrayPool<int>.Shared.Rent(bytes.Length + 1);
        Merge(bytes, rented, ref sink);
        ArrayPool<int>.Shared.Return(rented);
    }

    private void Merge(ReadOnlySpan<byte> bytes, Span<int> starts, ref TokenSink sink)
    {
        int count = BytePairs.Merge(_vocabulary, bytes, starts);
        if (sink.Ids is null)
        {
            sink.Count += count;
            return;
        }

        for (int i = 0; i < count; i++)
            sink.Add(_vocabulary.Rank(bytes[starts[i]..starts[i + 1]]));
    }

    // Counts tokens, and keeps them when asked to.
    private struct TokenSink
    {
        public ICollection<int>? Ids { get; init; }

        public int Count { get; set; }

        public void Add(int id)
        {
            Count++;
            Ids?.Add(id);
        }
    }
}
