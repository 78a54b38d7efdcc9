namespace Seedbed.Tokens;

/// <summary>The borders between the tokens of a text. A code point may be several tokens; the places between those are no borders.</summary>
internal interface ITokenBorders
{
    /// <summary>The last border up to this many tokens.</summary>
    TokenBorder Floor(int token);

    /// <summary>The first border from this many tokens on.</summary>
    TokenBorder Ceiling(int token);
}
