namespace Seedbed.Tokens;

/// <summary>A place between two tokens that is between two code points too.</summary>
/// <param name="Token">How many tokens are before it.</param>
/// <param name="At">How many UTF-16 units of the text are.</param>
internal readonly record struct TokenBorder(int Token, int At);
