using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting;

/// <summary>A token and those around it; it moves from token to token.</summary>
internal sealed class TokenWindow(string text, IReadOnlyList<Token> tokens)
{
    private int _at;

    public string Text => text;

    public Token Current => tokens[_at];

    public Token? Previous => _at > 0 ? tokens[_at - 1] : null;

    public Token? Next => _at + 1 < tokens.Count ? tokens[_at + 1] : null;

    public Token? AfterNext => _at + 2 < tokens.Count ? tokens[_at + 2] : null;

    /// <summary>The spaces up to the next token; null when it stands on another line.</summary>
    public int? SpacesAfter => Next is { } next && Current.End.Line == next.Start.Line ? next.Start.Index - Current.End.Index : null;

    /// <summary>The spaces since the last token; null when it stands on another line.</summary>
    public int? SpacesBefore => Previous is { } last && last.End.Line == Current.Start.Line && !EndsWithLine(last)
        ? Current.Start.Index - last.End.Index
        : null;

    /// <summary>Whether the token is a key behind a question mark.</summary>
    public bool IsExplicitKey => Current.Kind == TokenKind.Key && Current.End.Index > Current.Start.Index;

    /// <summary>Whether the token is a value without quotes and without a tag before it.</summary>
    public bool IsUntaggedPlain => Current.IsPlain && Previous?.Kind != TokenKind.Tag;

    public void MoveTo(int index) => _at = index;

    // A block's text ends where the next line begins.
    private bool EndsWithLine(Token token) => token.End.Index > 0 && text[token.End.Index - 1] == '\n';
}
