using System.Globalization;
using System.Text;

namespace Seedbed.Taxonomies.Scanning;

/// <summary>Reads scalars in single and double quotes.</summary>
internal static class QuotedScalars
{
    private const string DoubleIt = "Double the backslash, or use single quotes.";

    public static Token Scan(TextCursor at)
    {
        TextMark start = at.Mark;
        char quote = at.Current;
        var value = new StringBuilder();
        at.Advance();
        ScanWords(at, quote, value);
        while (at.Current != quote)
        {
            ScanGap(at, value, start);
            ScanWords(at, quote, value);
        }

        at.Advance();
        return new(TokenKind.Scalar, start, at.Mark, value.ToString(), quote == '"' ? TokenStyle.Double : TokenStyle.Single);
    }

    private static void ScanWords(TextCursor at, char quote, StringBuilder value)
    {
        while (true)
        {
            int length = 0;
            while (at.Peek(length) is not ('\'' or '"' or '\\') && !TextCursor.IsBlankOrEnd(at.Peek(length)))
                length++;
            value.Append(at.SpanTo(length));
            at.Advance(length);
            char c = at.Current;
            if (quote == '\'' && c == '\'' && at.Peek(1) == '\'')
                Keep(at, value, c, 2);
            else if (quote == '"' ? c == '\'' : c is '"' or '\\')
                Keep(at, value, c, 1);
            else if (quote == '"' && c == '\\')
                ScanEscape(at, value);
            else
                return;
        }
    }

    private static void Keep(TextCursor at, StringBuilder value, char c, int length)
    {
        value.Append(c);
        at.Advance(length);
    }

    private static void ScanEscape(TextCursor at, StringBuilder value)
    {
        at.Advance();
        char c = at.Current;
        if (Meaning(c) is { } meaning)
            Keep(at, value, meaning, 1);
        else if (c is 'x' or 'u' or 'U')
            ScanCode(at, value, c == 'x' ? 2 : c == 'u' ? 4 : 8);
        else if (at.TakeBreak() != '\0')
            ScanBreaks(at, value);
        else
            throw new ScanException(at.Mark, $"'\\{c}' means nothing in double quotes", DoubleIt);
    }

    private static char? Meaning(char c) => c switch
    {
        '0' => '\0',
        'a' => '\a',
        'b' => '\b',
        't' or '\t' => '\t',
        'n' => '\n',
        'v' => '\v',
        'f' => '\f',
        'r' => '\r',
        'e' => '\u001B',
        ' ' or '"' or '\\' or '/' => c,
        'N' => '\u0085',
        '_' => '\u00A0',
        'L' => '\u2028',
        'P' => '\u2029',
        _ => null,
    };

    private static void ScanCode(TextCursor at, StringBuilder value, int digits)
    {
        at.Advance();
        for (int i = 0; i < digits; i++)
        {
            if (!char.IsAsciiHexDigit(at.Peek(i)))
                throw new ScanException(at.Mark, $"an escape needs {digits} hexadecimal digits", DoubleIt);
        }

        uint code = uint.Parse(at.SpanTo(digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (code > 0x10FFFF)
            throw new ScanException(at.Mark, "an escape names no character", DoubleIt);
        if (code > char.MaxValue)
            value.Append(char.ConvertFromUtf32((int)code));
        else
            value.Append((char)code);
        at.Advance(digits);
    }

    private static void ScanGap(TextCursor at, StringBuilder value, TextMark start)
    {
        int length = 0;
        while (at.Peek(length) is ' ' or '\t')
            length++;
        ReadOnlySpan<char> blanks = at.SpanTo(length);
        at.Advance(length);
        if (at.Current == '\0')
            throw new ScanException(start, "the quotes that open here are never closed", "Close them, or double the quote where it is part of the text.");
        char first = at.TakeBreak();
        if (first == '\0')
        {
            value.Append(blanks);
            return;
        }

        if (first != '\n')
            value.Append(first);
        if (ScanBreaks(at, value) == 0 && first == '\n')
            value.Append(' ');
    }

    private static int ScanBreaks(TextCursor at, StringBuilder value)
    {
        for (int count = 0; ; count++)
        {
            if (at.IsAtDocumentMark())
                throw new ScanException(at.Mark, "a document ends within quotes", "Close the quotes, or indent the line.");
            at.SkipBlanks();
            char found = at.TakeBreak();
            if (found == '\0')
                return count;
            value.Append(found);
        }
    }
}
