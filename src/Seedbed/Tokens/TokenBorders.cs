using System.Text;

namespace Seedbed.Tokens;

/// <summary>
/// Where the tokens of a text lie in it. Asked for places ever further on, it goes over the text once. A code point may be
/// several tokens; the places between those are no borders.
/// </summary>
internal ref struct TokenBorders(ReadOnlySpan<char> text, ReadOnlySpan<int> tokens, Vocabulary vocabulary)
{
    // A code point has four bytes at most, so among so many tokens there is a border.
    private const int Near = 4;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly ReadOnlySpan<int> _tokens = tokens;
    private int _token;
    private int _at;

    // Bytes of the tokens so far that are only part of a code point.
    private int _open;

    /// <summary>The last border up to this many tokens.</summary>
    public TokenBorder Floor(int token)
    {
        GoTo(token - Near);
        var floor = new TokenBorder(_token, _at);
        TokenBorders ahead = this;
        while (ahead._token < token)
        {
            ahead.GoTo(ahead._token + 1);
            if (ahead._open == 0)
                floor = new(ahead._token, ahead._at);
        }

        return floor;
    }

    /// <summary>The first border from this many tokens on.</summary>
    public TokenBorder Ceiling(int token)
    {
        GoTo(token);
        TokenBorders ahead = this;
        while (ahead._open > 0)
            ahead.GoTo(ahead._token + 1);
        return new(ahead._token, ahead._at);
    }

    private void GoTo(int token)
    {
        long bytes = _open;
        for (; _token < token; _token++)
            bytes += vocabulary.Length(_tokens[_token]);
        while (bytes > 0)
        {
            ReadOnlySpan<char> rest = _text.Slice(_at, (int)Math.Min(bytes, _text.Length - _at));
            int ascii = rest.IndexOfAnyExceptInRange('\0', '\x7F');
            ascii = ascii < 0 ? rest.Length : ascii;
            (_at, bytes) = (_at + ascii, bytes - ascii);
            if (bytes == 0 || _at == _text.Length)
                break;
            _ = Rune.DecodeFromUtf16(_text[_at..], out Rune rune, out int units);
            if (rune.Utf8SequenceLength > bytes)
                break;
            (_at, bytes) = (_at + units, bytes - rune.Utf8SequenceLength);
        }

        _open = (int)bytes;
    }
}
