using System.Text;

namespace Seedbed.Taxonomies.Scanning;

/// <summary>Reads scalars behind <c>|</c> and <c>&gt;</c>.</summary>
internal static class BlockScalars
{
    private const string NextLine = "Begin the text in the next line, or put it in quotes.";

    public static Token Scan(TextCursor at, int parentIndent)
    {
        TextMark start = at.Mark, end;
        bool isFolded = at.Current == '>';
        at.Advance();
        (char chomping, int increment) = ScanHeader(at);
        SkipHeaderLine(at);
        int least = Math.Max(1, parentIndent + 1), indent = least + increment - 1;
        var breaks = new StringBuilder();
        if (increment > 0)
            end = TakeBreaks(at, indent, breaks);
        else
            (indent, end) = Measure(at, least, breaks);

        var value = new StringBuilder();
        char lineBreak = '\0';
        while (at.Column == indent && !at.IsAtEnd)
        {
            value.Append(breaks);
            bool isText = at.Current is not (' ' or '\t');
            AppendLine(at, value);
            lineBreak = at.TakeBreak();
            end = TakeBreaks(at, indent, breaks.Clear());
            if (at.Column != indent || at.IsAtEnd)
                break;
            bool folds = isFolded && lineBreak == '\n' && isText && at.Current is not (' ' or '\t');
            if (!folds)
                Append(value, lineBreak);
            else if (breaks.Length == 0)
                value.Append(' ');
        }

        if (chomping != '-')
            Append(value, lineBreak);
        if (chomping == '+')
            value.Append(breaks);
        return new(TokenKind.Scalar, start, end, value.ToString(), isFolded ? TokenStyle.Folded : TokenStyle.Literal);
    }

    private static void Append(StringBuilder value, char lineBreak)
    {
        if (lineBreak != '\0')
            value.Append(lineBreak);
    }

    private static void AppendLine(TextCursor at, StringBuilder value)
    {
        int length = 0;
        while (!TextCursor.IsBreakOrEnd(at.Peek(length)))
            length++;
        value.Append(at.SpanTo(length));
        at.Advance(length);
    }

    private static (char Chomping, int Increment) ScanHeader(TextCursor at)
    {
        char chomping = TakeChomping(at);
        int increment = 0;
        if (char.IsAsciiDigit(at.Current))
        {
            increment = at.Current - '0';
            if (increment == 0)
                throw new ScanException(at.Mark, "the indentation of a block is a digit from 1 to 9", NextLine);
            at.Advance();
        }

        if (chomping == '\0')
            chomping = TakeChomping(at);
        if (!TextCursor.IsSpaceOrEnd(at.Current))
            throw new ScanException(at.Mark, "a block's first line holds '|' or '>' with '+', '-' or a digit alone", NextLine);
        return (chomping, increment);
    }

    private static char TakeChomping(TextCursor at)
    {
        char c = at.Current;
        if (c is not ('+' or '-'))
            return '\0';
        at.Advance();
        return c;
    }

    private static void SkipHeaderLine(TextCursor at)
    {
        at.SkipSpaces();
        if (at.Current == '#')
            at.SkipToLineEnd();
        if (!TextCursor.IsBreakOrEnd(at.Current))
            throw new ScanException(at.Mark, "a block's text begins on the line after '|' or '>'", NextLine);
        at.TakeBreak();
    }

    // The deepest of the lines before the first text, blank ones included, gives the indentation.
    private static (int Indent, TextMark End) Measure(TextCursor at, int least, StringBuilder breaks)
    {
        TextMark end = at.Mark;
        int deepest = 0;
        while (at.Current == ' ' || TextCursor.IsBreak(at.Current))
        {
            char found = at.TakeBreak();
            if (found == '\0')
            {
                at.Advance();
                deepest = Math.Max(deepest, at.Column);
                continue;
            }

            breaks.Append(found);
            end = at.Mark;
        }

        return (Math.Max(least, deepest), end);
    }

    private static TextMark TakeBreaks(TextCursor at, int indent, StringBuilder breaks)
    {
        TextMark end = at.Mark;
        while (true)
        {
            while (at.Column < indent && at.Current == ' ')
                at.Advance();
            char found = at.TakeBreak();
            if (found == '\0')
                return end;
            breaks.Append(found);
            end = at.Mark;
        }
    }
}
