using System.Text;

namespace Seedbed.Taxonomies.Scanning;

/// <summary>Reads scalars without quotes.</summary>
internal static class PlainScalars
{
    public static Token Scan(TextCursor at, int indent, bool inFlow, ref bool keyMayStart)
    {
        TextMark start = at.Mark, end = start;
        string? first = null;
        StringBuilder? value = null;
        var gap = new StringBuilder();
        while (at.Current != '#')
        {
            int length = Length(at, inFlow);
            if (length == 0)
                break;
            keyMayStart = false;
            if (first is not null)
                (value ??= new(first)).Append(gap).Append(at.SpanTo(length));
            first ??= at.TextTo(length);
            at.Advance(length);
            end = at.Mark;
            if (!SkipGap(at, gap, ref keyMayStart) || at.Current == '#' || (!inFlow && at.Column <= indent))
                break;
        }

        return new(TokenKind.Scalar, start, end, value?.ToString() ?? first ?? "");
    }

    private static int Length(TextCursor at, bool inFlow)
    {
        int length = 0;
        for (; ; length++)
        {
            char c = at.Peek(length);
            if (TextCursor.IsBlankOrEnd(c) || (c == ':' && EndsKey(at.Peek(length + 1), inFlow)) || (inFlow && c is ',' or '?' or '[' or ']' or '{' or '}'))
                return length;
        }
    }

    private static bool EndsKey(char afterColon, bool inFlow) =>
        TextCursor.IsBlankOrEnd(afterColon) || (inFlow && afterColon is ',' or '[' or ']' or '{' or '}');

    // False where the scalar ends: nothing between, or a new document.
    private static bool SkipGap(TextCursor at, StringBuilder gap, ref bool keyMayStart)
    {
        gap.Clear();
        int from = at.Index;
        at.SkipSpaces();
        int spaces = at.Index - from;
        char first = at.TakeBreak();
        if (first == '\0')
        {
            gap.Append(' ', spaces);
            return spaces > 0;
        }

        keyMayStart = true;
        if (first != '\n')
            gap.Append(first);
        if (at.IsAtDocumentMark())
            return false;
        int breaks = TakeBreaks(at, gap);
        if (first == '\n' && breaks == 0)
            gap.Append(' ');
        return breaks >= 0;
    }

    private static int TakeBreaks(TextCursor at, StringBuilder gap)
    {
        for (int count = 0; ; count++)
        {
            at.SkipSpaces();
            char found = at.TakeBreak();
            if (found == '\0')
                return count;
            gap.Append(found);
            if (at.IsAtDocumentMark())
                return -1;
        }
    }
}
