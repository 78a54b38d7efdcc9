namespace Seedbed.Tokens;

/// <summary>A text whose stretches are tokenized when they are asked for, each by itself.</summary>
internal sealed class CountedText(string text, Tokenizer tokenizer) : ITokenizedText
{
    private int[]? _tokens;

    public int Length => Tokens.Length;

    private int[] Tokens => _tokens ??= StretchedEncoding.Of(tokenizer, text);

    public int Count(TextSpan span) => tokenizer.Count(text.AsSpan(span.Start, span.Length));

    public int LengthOf(TextSpan span, int maxTokens, out int tokens) =>
        tokenizer.LengthOf(text.AsSpan(span.Start, span.Length), maxTokens, out tokens);

    public ITokenBorders Borders() => new TokenBorders(text, Tokens, tokenizer.Vocabulary);
}
