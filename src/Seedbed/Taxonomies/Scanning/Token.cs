namespace Seedbed.Taxonomies.Scanning;

/// <summary>One token of a YAML text. Keys without a question mark, and the starts and ends of blocks, have no width.</summary>
internal sealed class Token(TokenKind kind, TextMark start, TextMark end, string text = "", TokenStyle style = TokenStyle.Plain)
{
    public TokenKind Kind => kind;

    public TextMark Start => start;

    public TextMark End => end;

    /// <summary>A scalar's value, an anchor's, alias's or directive's name, a tag as written.</summary>
    public string Text => text;

    public TokenStyle Style => style;

    public bool IsPlain => kind == TokenKind.Scalar && style == TokenStyle.Plain;

    public bool IsBlockScalar => style is TokenStyle.Literal or TokenStyle.Folded;

    /// <summary>The line that it begins on, from 1.</summary>
    public int Line => start.Line + 1;
}
