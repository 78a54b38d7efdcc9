namespace Seedbed.Tokens;

/// <summary>
/// Where the piece of <paramref name="text"/> that begins at <paramref name="start"/> ends. A tokenizer first cuts the text
/// into such pieces and never merges across them. It must move on by at least one character.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="start">Where the piece begins, less than the text's length.</param>
/// <returns>Where it ends, excluded.</returns>
public delegate int SplitPattern(ReadOnlySpan<char> text, int start);
