using System.Text;

namespace Seedbed.Tokens;

/// <summary>What a server says of a text's tokens, put together stretch by stretch: their ids, and where each ends.</summary>
public sealed class ServedTokens
{
    private readonly List<int> _ids = [];
    private readonly List<int> _ends = [];
    private int _at;

    internal ServedTokens()
    {
    }

    /// <summary>The tokens' ids.</summary>
    public IReadOnlyList<int> Ids => _ids;

    /// <summary>The text with its tokens.</summary>
    internal ServedText Text => new([.. _ends]);

    /// <summary>Adds a stretch.</summary>
    /// <param name="stretch">The text, after what was added before.</param>
    /// <param name="ids">Its tokens.</param>
    /// <param name="pieces">What they stand for, in UTF-8: together the stretch's own bytes, after a blank that the tokenizer may have put before it.</param>
    /// <returns>Whether the pieces are those of the stretch; nothing is added where they are not.</returns>
    internal bool TryAdd(ReadOnlySpan<char> stretch, IReadOnlyList<int> ids, IReadOnlyList<byte[]> pieces)
    {
        byte[] bytes = new byte[Encoding.UTF8.GetMaxByteCount(stretch.Length)];
        ReadOnlySpan<byte> text = bytes.AsSpan(0, Encoding.UTF8.GetBytes(stretch, bytes));
        int blank = pieces.Count > 0 && pieces[0] is [(byte)' ', ..] && pieces.Sum(static piece => (long)piece.Length) == text.Length + 1L ? 1 : 0;
        if (!Spells(text, pieces, blank))
            return false;
        _ids.AddRange(ids);
        int reached = 0;
        foreach (byte[] piece in pieces)
        {
            reached += piece.Length - blank;
            blank = 0;
            stretch = Pass(stretch, ref reached);
        }

        return true;
    }

    // Goes over whole code points; the bytes that are left are the beginning of the next one.
    private ReadOnlySpan<char> Pass(ReadOnlySpan<char> rest, scoped ref int bytes)
    {
        while (bytes > 0)
        {
            _ = Rune.DecodeFromUtf16(rest, out Rune rune, out int units);
            if (rune.Utf8SequenceLength > bytes)
                break;
            (_at, bytes) = (_at + units, bytes - rune.Utf8SequenceLength);
            rest = rest[units..];
        }

        _ends.Add((2 * _at) + (bytes > 0 ? 1 : 0));
        return rest;
    }

    private static bool Spells(ReadOnlySpan<byte> text, IReadOnlyList<byte[]> pieces, int blank)
    {
        foreach (byte[] piece in pieces)
        {
            ReadOnlySpan<byte> own = piece.AsSpan(blank);
            blank = 0;
            if (!text.StartsWith(own))
                return false;
            text = text[own.Length..];
        }

        return text.IsEmpty;
    }
}
