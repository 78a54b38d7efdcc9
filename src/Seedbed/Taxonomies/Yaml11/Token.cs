namespace Seedbed.Taxonomies.Yaml11;

/// <summary>One token and where it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character after its last.</param>
/// <param name="Text">A scalar's value, an anchor's or alias's name, a tag's suffix, a directive's name.</param>
/// <param name="Handle">A tag's handle; null for a tag that is written out. Of a directive what it says.</param>
/// <param name="IsPlain">Whether it is a scalar without quotes, neither literal nor folded.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text = "", string? Handle = null, bool IsPlain = false);
