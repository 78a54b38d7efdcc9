using System.Buffers;
using System.Text;

namespace Seedbed.Taxonomies.Scanning;

/// <summary>Reads anchors, aliases, tags and directives.</summary>
internal static class NodeProperties
{
    private static readonly SearchValues<char> AfterName = SearchValues.Create("\0 \t\r\n\u0085\u2028\u2029?:,]}%@`");

    private static readonly SearchValues<char> Uri =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-;/?:@&=+$,_.!~*'()[]%");

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Token ScanName(TextCursor at, TokenKind kind)
    {
        TextMark start = at.Mark;
        at.Advance();
        string name = TakeName(at);
        if (name.Length == 0 || !AfterName.Contains(at.Current))
            throw new ScanException(at.Mark, $"the name of an {(kind == TokenKind.Alias ? "alias" : "anchor")} is of letters, digits, '-' and '_'");
        return new(kind, start, at.Mark, name);
    }

    public static Token ScanTag(TextCursor at)
    {
        TextMark start = at.Mark;
        int from = at.Index;
        if (at.Peek(1) == '<')
            ScanVerbatim(at);
        else if (TextCursor.IsBlankOrEnd(at.Peek(1)))
            at.Advance();
        else
            ScanShorthand(at);
        if (!TextCursor.IsSpaceOrEnd(at.Current))
            throw new ScanException(at.Mark, "a space must follow a tag");
        return new(TokenKind.Tag, start, at.Mark, at.TextFrom(from));
    }

    public static Token ScanDirective(TextCursor at)
    {
        TextMark start = at.Mark;
        at.Advance();
        string name = TakeName(at);
        if (name.Length == 0 || !TextCursor.IsSpaceOrEnd(at.Current))
            throw new ScanException(at.Mark, "a directive has a name of letters and digits");
        if (name == "YAML")
            ScanVersion(at);
        else if (name == "TAG")
            ScanTagDirective(at);
        TextMark end = at.Mark;
        if (name is not ("YAML" or "TAG"))
            at.SkipToLineEnd();
        EndDirective(at);
        return new(TokenKind.Directive, start, end, name);
    }

    private static string TakeName(TextCursor at)
    {
        int length = 0;
        while (TextCursor.IsNameChar(at.Peek(length)))
            length++;
        string name = at.TextTo(length);
        at.Advance(length);
        return name;
    }

    private static void ScanVerbatim(TextCursor at)
    {
        at.Advance(2);
        SkipUri(at);
        if (at.Current != '>')
            throw new ScanException(at.Mark, "a tag in '<' has no '>'");
        at.Advance();
    }

    private static void ScanShorthand(TextCursor at)
    {
        int length = 1;
        while (at.Peek(length) != '!' && !TextCursor.IsSpaceOrEnd(at.Peek(length)))
            length++;
        if (at.Peek(length) == '!')
            SkipHandle(at);
        else
            at.Advance();
        SkipUri(at);
    }

    private static void SkipHandle(TextCursor at)
    {
        if (at.Current != '!')
            throw new ScanException(at.Mark, "a tag's handle begins with '!'");
        int length = 1;
        if (at.Peek(1) != ' ')
        {
            while (TextCursor.IsNameChar(at.Peek(length)))
                length++;
            at.Advance(length);
            if (at.Current != '!')
                throw new ScanException(at.Mark, "a tag's handle ends with '!'");
            length = 1;
        }

        at.Advance(length);
    }

    private static void SkipUri(TextCursor at)
    {
        int from = at.Index;
        while (Uri.Contains(at.Current))
        {
            if (at.Current == '%')
                SkipEscapes(at);
            else
                at.Advance();
        }

        if (at.Index == from)
            throw new ScanException(at.Mark, "a tag needs a name");
    }

    private static void SkipEscapes(TextCursor at)
    {
        TextMark start = at.Mark;
        var bytes = new List<byte>();
        while (at.Current == '%')
        {
            at.Advance();
            if (!char.IsAsciiHexDigit(at.Current) || !char.IsAsciiHexDigit(at.Peek(1)))
                throw new ScanException(at.Mark, "'%' in a tag needs two hexadecimal digits");
            bytes.Add(Convert.ToByte(at.TextTo(2), 16));
            at.Advance(2);
        }

        try
        {
            StrictUtf8.GetCharCount(bytes.ToArray());
        }
        catch (DecoderFallbackException)
        {
            throw new ScanException(start, "the escapes of a tag are not UTF-8");
        }
    }

    private static void ScanVersion(TextCursor at)
    {
        at.SkipSpaces();
        SkipDigits(at);
        if (at.Current != '.')
            throw new ScanException(at.Mark, "a version is written as 1.1");
        at.Advance();
        SkipDigits(at);
        if (!TextCursor.IsSpaceOrEnd(at.Current))
            throw new ScanException(at.Mark, "a version is written as 1.1");
    }

    private static void SkipDigits(TextCursor at)
    {
        if (!char.IsAsciiDigit(at.Current))
            throw new ScanException(at.Mark, "a version is written as 1.1");
        while (char.IsAsciiDigit(at.Current))
            at.Advance();
    }

    private static void ScanTagDirective(TextCursor at)
    {
        at.SkipSpaces();
        SkipHandle(at);
        if (at.Current != ' ')
            throw new ScanException(at.Mark, "a space must follow a tag's handle");
        at.SkipSpaces();
        SkipUri(at);
        if (!TextCursor.IsSpaceOrEnd(at.Current))
            throw new ScanException(at.Mark, "a space must follow a tag's prefix");
    }

    private static void EndDirective(TextCursor at)
    {
        at.SkipSpaces();
        if (at.Current == '#')
            at.SkipToLineEnd();
        if (!TextCursor.IsBreakOrEnd(at.Current))
            throw new ScanException(at.Mark, "a directive stands alone on its line");
        at.TakeBreak();
    }
}
