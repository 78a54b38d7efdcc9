using System.Text;

namespace Seedbed.Tokens;

/// <summary>Where a tokenizer's tokens lie in their text. Asked for places ever further on, it goes over the text once; a copy goes on by itself.</summary>
internal struct TokenBorders(string text, int[] tokens, Vocabulary vocabulary) : ITokenBorders
{
    // A code point has four bytes at most, so among so many tokens there is a border.
    private const int Near = 4;

    private int _token;
    private int _at;

    // Bytes of the tokens so far that are only part of a code point.
    private int _open;

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
            bytes += vocabulary.Length(tokens[_token]);
        while (bytes > 0)
        {
            ReadOnlySpan<char> rest = text.AsSpan(_at, (int)Math.Min(bytes, text.Length - _at));
            int ascii = rest.IndexOfAnyExceptInRange('\0', '\x7F');
            ascii = ascii < 0 ? rest.Length : ascii;
            (_at, bytes) = (_at + ascii, bytes - ascii);
            if (bytes == 0 || _at == text.Length)
                break;
            _ = Rune.DecodeFromUtf16(text.AsSpan(_at), out Rune rune, out int units);
            if (rune.Utf8SequenceLength > bytes)
                break;
            (_at, bytes) = (_at + units, bytes - rune.Utf8SequenceLength);
        }

        _open = (int)bytes;
    }
}
