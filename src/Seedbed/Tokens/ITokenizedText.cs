namespace Seedbed.Tokens;

/// <summary>A text of which it is known where its tokens lie.</summary>
internal interface ITokenizedText
{
    /// <summary>How many tokens a stretch of it is.</summary>
    int Count(TextSpan span);

    /// <summary>How long a beginning of a stretch has at most <paramref name="maxTokens"/> tokens, as <see cref="Tokenizer.LengthOf"/> says.</summary>
    int LengthOf(TextSpan span, int maxTokens, out int tokens);

    /// <summary>How many tokens all of it is.</summary>
    int Length { get; }

    /// <summary>The borders between its tokens, to be asked for places ever further on.</summary>
    ITokenBorders Borders();
}
