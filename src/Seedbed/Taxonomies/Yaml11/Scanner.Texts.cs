using System.Buffers;
using System.Globalization;
using System.Text;

namespace Seedbed.Taxonomies.Yaml11;

/// <summary>Texts in quotes and without.</summary>
internal sealed partial class Scanner
{
    private static readonly SearchValues<char> QuotedEnds = SearchValues.Create("'\"\\\0 \t\n\u0085\u2028\u2029");
    private static readonly SearchValues<char> PlainEnds = SearchValues.Create("\0 \t\n\u0085\u2028\u2029:");
    private static readonly SearchValues<char> PlainFlowEnds = SearchValues.Create("\0 \t\n\u0085\u2028\u2029:,?[]{}");

    private Token ScanQuoted()
    {
        int start = _at;
        char quote = _text[_at++];
        var text = new StringBuilder();
        TakeInk(quote, start, text);
        while (Here != quote)
        {
            TakeSpaces(start, text);
            TakeInk(quote, start, text);
        }

        _at++;
        return new(TokenKind.Scalar, start, _at, text.ToString());
    }

    /// <summary>Takes what is neither space nor line end, up to the closing quote.</summary>
    private void TakeInk(char quote, int start, StringBuilder text)
    {
        while (true)
        {
            int length = _text.AsSpan(_at).IndexOfAny(QuotedEnds);
            text.Append(_text, _at, length);
            Move(length);
            switch (Here)
            {
                case '\'' when quote == '\'' && _text[_at + 1] == '\'':
                    text.Append('\'');
                    _at += 2;
                    break;
                case '\\' when quote == '"':
                    TakeEscape(start, text);
                    break;
                case '\'' or '"' or '\\' when Here != quote:
                    text.Append(_text[_at++]);
                    break;
                default:
                    return;
            }
        }
    }

    private void TakeEscape(int start, StringBuilder text)
    {
        char escaped = _text[++_at];
        if (IsBreak(escaped))
        {
            TakeBreak();
            TakeQuotedBreaks(start, text);
            return;
        }

        int digits = escaped switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0)
        {
            _at++;
            AppendCode(digits, text);
            return;
        }

        if (Unescaped(escaped) is not { } character)
            throw new MalformedException(_at - 1, $"'\\{Shown(escaped)}' means nothing in double quotes", "Double the backslash, or put the text in single quotes.");
        text.Append(character);
        _at++;
    }

    private void AppendCode(int digits, StringBuilder text)
    {
        for (int digit = 0; digit < digits; digit++)
        {
            if (!char.IsAsciiHexDigit(_text[_at + digit]))
                throw NoCode(digits);
        }

        uint code = uint.Parse(_text.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (code > 0x10FFFF)
            throw NoCode(digits);
        if (code > 0xFFFF)
            text.Append(new Rune(code).ToString());
        else
            text.Append((char)code);
        _at += digits;
    }

    private MalformedException NoCode(int digits) =>
        new(_at, $"the backslash asks for {digits} hexadecimal digits of a character that exists", "Double the backslash, or put the text in single quotes.");

    private static char? Unescaped(char escaped) => escaped switch
    {
        '0' => '\0',
        'a' => '\a',
        'b' => '\b',
        't' or '\t' => '\t',
        'n' => '\n',
        'v' => '\v',
        'f' => '\f',
        'r' => '\r',
        'e' => '\e',
        ' ' or '"' or '\\' or '/' => escaped,
        'N' => '\u0085',
        '_' => '\u00A0',
        'L' => '\u2028',
        'P' => '\u2029',
        _ => null,
    };

    private void TakeSpaces(int start, StringBuilder text)
    {
        int from = _at;
        while (Here is ' ' or '\t')
            _at++;
        if (Here == '\0')
            throw new MalformedException(start, "the quote that opens here is never closed", "Close it, or double it where it is part of the text.");
        if (!IsBreak(Here))
        {
            text.Append(_text, from, _at - from);
            return;
        }

        // One line end becomes a space, more of them become one less.
        int before = text.Length;
        char lineBreak = TakeBreak();
        if (lineBreak != '\n')
            text.Append(lineBreak);
        TakeQuotedBreaks(start, text);
        if (text.Length == before)
            text.Append(' ');
    }

    private void TakeQuotedBreaks(int start, StringBuilder text)
    {
        while (true)
        {
            if (IsAnySeparator())
                throw new MalformedException(start, "a line of '---' or '...' ends the document before this quote is closed", "Close the quote, or indent the line.");
            while (Here is ' ' or '\t')
                _at++;
            if (!IsBreak(Here))
                return;
            text.Append(TakeBreak());
        }
    }

    private Token ScanPlain()
    {
        int start = _at;
        int end = _at;
        int indent = _indent + 1;
        string? single = null;
        StringBuilder? text = null;
        var spaces = new StringBuilder();
        while (Here != '#')
        {
            int length = PlainLength();
            if (length == 0)
                break;
            _mayBeKey = false;
            if (single is null)
                single = _text.Substring(_at, length);
            else
                (text ??= new(single)).Append(spaces).Append(_text, _at, length);
            Move(length);
            end = _at;
            TakePlainSpaces(spaces.Clear());
            if (spaces.Length == 0 || (_flow == 0 && Column < indent))
                break;
        }

        return new(TokenKind.Scalar, start, end, text?.ToString() ?? single ?? "", IsPlain: true);
    }

    private int PlainLength()
    {
        SearchValues<char> ends = _flow > 0 ? PlainFlowEnds : PlainEnds;
        int length = 0;
        while (true)
        {
            length += _text.AsSpan(_at + length).IndexOfAny(ends);
            if (_text[_at + length] != ':' || EndsKey(_text[_at + length + 1]))
                return length;
            length++;
        }
    }

    private bool EndsKey(char next) => IsGap(next) || (_flow > 0 && next is (',' or '[' or ']' or '{' or '}'));

    /// <summary>Takes the spaces or line ends after a part of a text; nothing when a document ends there.</summary>
    private void TakePlainSpaces(StringBuilder spaces)
    {
        int from = _at;
        SkipSpaces();
        if (!IsBreak(Here))
        {
            spaces.Append(_text, from, _at - from);
            return;
        }

        char lineBreak = TakeBreak();
        _mayBeKey = true;
        if (IsAnySeparator())
            return;
        if (lineBreak != '\n')
            spaces.Append(lineBreak);
        while (Here == ' ' || IsBreak(Here))
        {
            if (Here == ' ')
            {
                _at++;
                continue;
            }

            spaces.Append(TakeBreak());
            if (!IsAnySeparator())
                continue;
            spaces.Clear();
            return;
        }

        if (spaces.Length == 0)
            spaces.Append(' ');
    }

    private static string Shown(char character) => char.IsControl(character) ? $"U+{(int)character:X4}" : character.ToString();
}
