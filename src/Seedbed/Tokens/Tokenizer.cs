using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Seedbed.Tokens;

/// <summary>
/// A byte-level BPE tokenizer: a split pattern cuts the text into pieces, each piece's UTF-8 bytes are merged into tokens.
/// Special tokens (<c>&lt;|endoftext|&gt;</c>) are ordinary text to it. An unpaired surrogate counts as U+FFFD, and a
/// single piece over 1,048,576 UTF-16 units is merged in stretches of as many, so that time and memory stay bounded on any text.
/// Immutable, safe to share between threads.
/// </summary>
public sealed class Tokenizer
{
    private const int LongestPiece = 1 << 20;

    private static readonly Lazy<Tokenizer> SharedO200k = new(() => new(Ranks("o200k_base"), O200kPattern.End));
    private static readonly Lazy<Tokenizer> SharedCl100k = new(() => new(Ranks("cl100k_base"), Cl100kPattern.End));

    private readonly CachePool _caches = new();
    private readonly SplitPattern[] _patterns;
    private readonly IMerges _merges;

    // Whether a piece that is a token is that token, whatever its merges would give.
    private readonly bool _wholeFirst;

    // Whether text is composed (form C) before it is cut.
    private readonly bool _composes;

    /// <summary>A tokenizer of these ranks and this split pattern.</summary>
    public Tokenizer(Vocabulary vocabulary, SplitPattern pieceEnd)
        : this(vocabulary, [pieceEnd], new RankMerges(vocabulary), wholeFirst: true, composes: false)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(pieceEnd);
    }

    internal Tokenizer(Vocabulary vocabulary, SplitPattern[] patterns, IMerges merges, bool wholeFirst, bool composes) =>
        (Vocabulary, _patterns, _merges, _wholeFirst, _composes) = (vocabulary, patterns, merges, wholeFirst, composes);

    /// <summary>o200k_base, the encoding of GPT-4o and later; its ranks are read at the first use.</summary>
    public static Tokenizer O200k => SharedO200k.Value;

    /// <summary>cl100k_base, the encoding of GPT-4 and GPT-3.5; its ranks are read at the first use.</summary>
    public static Tokenizer Cl100k => SharedCl100k.Value;

    /// <summary>The tokenizers that are built in, by name.</summary>
    public static IReadOnlyList<string> Names { get; } = ["o200k_base", "cl100k_base"];

    /// <summary>A built-in tokenizer by its name, else that of a Hugging Face <c>tokenizer.json</c> or the folder that it lies in.</summary>
    /// <param name="nameOrPath"><c>o200k_base</c>, <c>cl100k_base</c> or a path.</param>
    /// <param name="folder">Where a path that is not rooted is seen from; the working folder when left out.</param>
    /// <exception cref="SeedbedException">There is none, or it is no byte-level BPE.</exception>
    public static Tokenizer Load(string nameOrPath, string? folder = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(nameOrPath);
        if (PathOf(nameOrPath, folder) is not { } path)
            return nameOrPath == "o200k_base" ? O200k : Cl100k;
        return File.Exists(path)
            ? TokenizerFile.Read(path)
            : throw new SeedbedException($"there is no tokenizer '{nameOrPath}'; give {string.Join(", ", Names)} or the path of a tokenizer.json");
    }

    /// <summary>What is to be known of the time that its split pattern takes; null when that is linear on any text.</summary>
    public string? Caveat { get; internal init; }

    /// <summary>The longest token's UTF-8 bytes.</summary>
    public int LongestToken => Vocabulary.Longest;

    internal Vocabulary Vocabulary { get; }

    /// <summary>Whether a piece always ends with a line that a letter comes after, whatever stands around.</summary>
    internal bool CutsAtLines => SplitReader.IsKnown(_patterns[0]);

    /// <summary>How many tokens a text is.</summary>
    public int Count(ReadOnlySpan<char> text)
    {
        var buffer = new TokenBuffer(keeps: false);
        Run(Composed(text), buffer);
        return buffer.Count;
    }

    /// <summary>A text's tokens.</summary>
    public int[] Encode(ReadOnlySpan<char> text) => EncodeAsIs(Composed(text));

    /// <summary>Adds a text's tokens to <paramref name="tokens"/>.</summary>
    public void Encode(ReadOnlySpan<char> text, ICollection<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        foreach (int token in Encode(text))
            tokens.Add(token);
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
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, Vocabulary.Count, nameof(tokens));
            bytes.Write(Vocabulary[token]);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>
    /// How long a beginning of <paramref name="text"/> has at most <paramref name="maxTokens"/> tokens, in UTF-16 units: the
    /// whole text where it fits, else up to a token's border, never inside a surrogate pair.
    /// </summary>
    /// <param name="text">The text, in Unicode form C as documents are; no more of it is looked at than the tokens need.</param>
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

    /// <summary>The path of a tokenizer's file; null when it is built in.</summary>
    internal static string? PathOf(string nameOrPath, string? folder)
    {
        if (Names.Contains(nameOrPath))
            return null;
        string path = folder is null ? nameOrPath : Path.Combine(folder, nameOrPath);
        return Directory.Exists(path) ? Path.Combine(path, "tokenizer.json") : path;
    }

    /// <summary>A text's tokens, without composing it first.</summary>
    internal int[] EncodeAsIs(ReadOnlySpan<char> text)
    {
        var buffer = new TokenBuffer(keeps: true);
        buffer.Expect(text.Length);
        Run(text, buffer);
        return buffer.Ids.ToArray();
    }

    private static Vocabulary Ranks(string name)
    {
        using Stream stream = typeof(Tokenizer).Assembly.GetManifestResourceStream($"ranks/{name}.ranks")!;
        byte[] data = new byte[stream.Length];
        stream.ReadExactly(data);
        return Vocabulary.Read(data);
    }

    private ReadOnlySpan<char> Composed(ReadOnlySpan<char> text) =>
        _composes && !Nfc.IsNormalized(text) ? Nfc.Normalize(text.ToString()) : text;

    // Compiled at full speed at once: a single call may be all there is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(ReadOnlySpan<char> text, TokenBuffer buffer)
    {
        PieceCache cache = _caches.Take();
        var pieces = new PieceWalk(text, _patterns);
        while (pieces.Next())
            Piece(text, pieces.Start, pieces.End, cache, buffer);
        _caches.Give(cache);
    }

    private int Prefix(ReadOnlySpan<char> text, int maxTokens, out int tokens)
    {
        PieceCache cache = _caches.Take();
        var buffer = new TokenBuffer(keeps: true);
        var pieces = new PieceWalk(text, _patterns);
        int before = 0;
        while (buffer.Count <= maxTokens && pieces.Next())
        {
            before = buffer.Count;
            Piece(text, pieces.Start, pieces.End, cache, buffer);
        }

        _caches.Give(cache);
        tokens = Math.Min(buffer.Count, maxTokens);
        return buffer.Count <= maxTokens
            ? text.Length
            : pieces.Start + Covered(text[pieces.Start..pieces.End], buffer.Ids[before..maxTokens]);
    }

    // How many characters of a piece its first tokens cover whole.
    private int Covered(ReadOnlySpan<char> piece, ReadOnlySpan<int> tokens)
    {
        int bytes = 0;
        foreach (int token in tokens)
            bytes += Vocabulary[token].Length;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Piece(ReadOnlySpan<char> text, int start, int end, PieceCache cache, TokenBuffer buffer)
    {
        if (end - start > PieceKey.Longest)
        {
            Long(text[start..end], cache, buffer);
            return;
        }

        var key = PieceKey.Of(text, start, end);
        if (key.IsNone || !cache.TryAdd(key, buffer))
            Short(key, text[start..end], cache, buffer);
    }

    private void Short(PieceKey key, ReadOnlySpan<char> piece, PieceCache cache, TokenBuffer buffer)
    {
        if (key.IsNone)
        {
            Long(piece, cache, buffer);
            return;
        }

        Span<byte> bytes = stackalloc byte[3 * PieceKey.Longest];
        Span<int> ids = stackalloc int[3 * PieceKey.Longest];
        ids = ids[..Merge(bytes[..Encoding.UTF8.GetBytes(piece, bytes)], ids)];
        cache.Keep(key, ids);
        buffer.Add(ids);
    }

    private void Long(ReadOnlySpan<char> piece, PieceCache cache, TokenBuffer buffer)
    {
        if (piece.Length > BytePairs.Short / 3)
        {
            Stretches(piece, buffer);
            return;
        }

        if (cache.TryAdd(piece, buffer))
            return;
        Span<byte> bytes = stackalloc byte[BytePairs.Short];
        Span<int> ids = stackalloc int[BytePairs.Short];
        ids = ids[..Merge(bytes[..Encoding.UTF8.GetBytes(piece, bytes)], ids)];
        cache.Keep(piece, ids);
        buffer.Add(ids);
    }

    private void Stretches(ReadOnlySpan<char> piece, TokenBuffer buffer)
    {
        int most = Encoding.UTF8.GetMaxByteCount(Math.Min(piece.Length, LongestPiece));
        byte[] bytes = ArrayPool<byte>.Shared.Rent(most);
        int[] ids = ArrayPool<int>.Shared.Rent(most);
        for (int at = 0; at < piece.Length;)
        {
            int length = Math.Min(LongestPiece, piece.Length - at);
            if (at + length < piece.Length && char.IsHighSurrogate(piece[at + length - 1]))
                length--;
            int written = Encoding.UTF8.GetBytes(piece.Slice(at, length), bytes);
            buffer.Add(ids.AsSpan(0, Merge(bytes.AsSpan(0, written), ids)));
            at += length;
        }

        ArrayPool<byte>.Shared.Return(bytes);
        ArrayPool<int>.Shared.Return(ids);
    }

    private int Merge(ReadOnlySpan<byte> bytes, Span<int> ids)
    {
        int whole = _wholeFirst ? Vocabulary.Rank(bytes) : -1;
        if (whole < 0)
            return BytePairs.Merge(_merges, bytes, ids);
        ids[0] = whole;
        return 1;
    }
}
