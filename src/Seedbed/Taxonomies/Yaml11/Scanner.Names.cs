using System.Text;

namespace Seedbed.Taxonomies.Yaml11;

/// <summary>Directives, anchors, aliases and tags.</summary>
internal sealed partial class Scanner
{
    private const string TakeTagAway = "Take the tag away.";
    private const string TakeDirectiveAway = "Take the line that begins with % away.";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private Token ScanName(TokenKind kind)
    {
        int start = _at++;
        int length = 0;
        while (IsNameCharacter(_text[_at + length]))
            length++;
        char after = _text[_at + length];
        if (length == 0 || !(IsGap(after) || after is '?' or ':' or ',' or ']' or '}' or '%' or '@' or '`'))
            throw new MalformedException(start, $"'{_text[start]}' begins the name of an {(kind == TokenKind.Alias ? "alias" : "anchor")} here, and what follows is no name", "Put the text in quotes.");
        string name = _text.Substring(_at, length);
        _at += length;
        return new(kind, start, _at, name);
    }

    private Token ScanTag()
    {
        int start = _at;
        (string? handle, string suffix) = _text[_at + 1] switch
        {
            '<' => (null, ScanVerbatim(start)),
            var next when IsGap(next) => (null, ScanNonSpecific()),
            _ => (ScanHandleOfTag(start), ScanUri(start, TakeTagAway)),
        };
        if (!IsSpaceBreakOrEnd(Here))
            throw new MalformedException(start, "'!' begins a tag here, and what follows is none", "Put the text in quotes.");
        return new(TokenKind.Tag, start, _at, suffix, handle);
    }

    private string ScanVerbatim(int start)
    {
        _at += 2;
        string uri = ScanUri(start, TakeTagAway);
        if (Here != '>')
            throw new MalformedException(start, "a tag that begins with '!<' has no '>'", TakeTagAway);
        _at++;
        return uri;
    }

    private string ScanNonSpecific()
    {
        _at++;
        return "!";
    }

    private string ScanHandleOfTag(int start)
    {
        int length = 1;
        while (!IsSpaceBreakOrEnd(_text[_at + length]) && _text[_at + length] != '!')
            length++;
        if (_text[_at + length] == '!')
            return ScanHandle(start, TakeTagAway);
        _at++;
        return "!";
    }

    private string ScanHandle(int start, string fix)
    {
        if (Here != '!')
            throw new MalformedException(start, "the handle of a tag begins with '!'", fix);
        int length = 1;
        if (_text[_at + 1] != ' ')
        {
            while (IsNameCharacter(_text[_at + length]))
                length++;
            if (_text[_at + length++] != '!')
                throw new MalformedException(start, "the handle of a tag ends with '!'", fix);
        }

        string handle = _text.Substring(_at, length);
        _at += length;
        return handle;
    }

    private string ScanUri(int start, string fix)
    {
        var uri = new StringBuilder();
        int before = _at;
        while (char.IsAsciiLetterOrDigit(Here) || "-;/?:@&=+$,_.!~*'()[]%".Contains(Here, StringComparison.Ordinal))
        {
            if (Here == '%')
                uri.Append(ScanUriEscapes(start, fix));
            else
                uri.Append(_text[_at++]);
        }

        return _at > before ? uri.ToString() : throw new MalformedException(start, "a tag has no name", fix);
    }

    private string ScanUriEscapes(int start, string fix)
    {
        var bytes = new List<byte>();
        for (; Here == '%'; _at += 3)
        {
            if (!char.IsAsciiHexDigit(_text[_at + 1]) || !char.IsAsciiHexDigit(_text[_at + 2]))
                throw new MalformedException(start, "'%' in a tag is not followed by two hexadecimal digits", fix);
            bytes.Add(Convert.ToByte(_text.Substring(_at + 1, 2), 16));
        }

        try
        {
            return StrictUtf8.GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            throw new MalformedException(start, "the %-signs of a tag are not UTF-8", fix);
        }
    }

    private Token ScanDirective()
    {
        int start = _at++;
        int length = 0;
        while (IsNameCharacter(_text[_at + length]))
            length++;
        if (length == 0 || !IsSpaceBreakOrEnd(_text[_at + length]))
            throw new MalformedException(start, "'%' at the beginning of a line begins a directive, and what follows is none", "Put the text in quotes, or take the line away.");
        string name = _text.Substring(_at, length);
        _at += length;
        string said = name switch
        {
            "YAML" => ScanVersion(start),
            "TAG" => ScanTagDirective(start),
            _ => "",
        };
        if (name is not ("YAML" or "TAG"))
            MoveToBreak();
        int end = _at;
        TakeRestOfLine();
        return new(TokenKind.Directive, start, end, name, said);
    }

    private string ScanVersion(int start)
    {
        SkipSpaces();
        string major = ScanDigits(start);
        if (_text[_at++] != '.')
            throw NoVersion(start);
        ScanDigits(start);
        return IsSpaceBreakOrEnd(Here) ? major : throw NoVersion(start);
    }

    private string ScanDigits(int start)
    {
        int length = 0;
        while (char.IsAsciiDigit(_text[_at + length]))
            length++;
        if (length == 0)
            throw NoVersion(start);
        string digits = _text.Substring(_at, length).TrimStart('0');
        _at += length;
        return digits;
    }

    private static MalformedException NoVersion(int start) => new(start, "a %YAML line says no version such as 1.1", TakeDirectiveAway);

    /// <summary>The handle and the prefix that it stands for, with a space between.</summary>
    private string ScanTagDirective(int start)
    {
        SkipSpaces();
        string handle = ScanHandle(start, TakeDirectiveAway);
        if (Here != ' ')
            throw new MalformedException(start, "a %TAG line has no space after the handle", TakeDirectiveAway);
        SkipSpaces();
        string prefix = ScanUri(start, TakeDirectiveAway);
        if (!IsSpaceBreakOrEnd(Here))
            throw new MalformedException(start, "a %TAG line goes on after the prefix", TakeDirectiveAway);
        return $"{handle} {prefix}";
    }
}
