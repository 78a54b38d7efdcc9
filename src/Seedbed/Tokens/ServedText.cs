namespace Seedbed.Tokens;

/// <summary>A text whose tokens somebody else has told, as a whole: a stretch's tokens are those that lie in it, if only in part.</summary>
/// <param name="ends">Where each token ends, in UTF-16 units times two; and one more where that is inside of the code point that begins there.</param>
internal sealed class ServedText(int[] ends) : ITokenizedText, ITokenBorders
{
    public int Length => ends.Length;

    public int Count(TextSpan span)
    {
        if (span.Length <= 0)
            return 0;
        int first = EndedBy(2 * span.Start);
        return Math.Min(EndedBy((2 * span.End) - 1) + 1, ends.Length) - first;
    }

    public int LengthOf(TextSpan span, int maxTokens, out int tokens)
    {
        tokens = Count(span);
        if (tokens <= maxTokens)
            return span.Length;
        tokens = maxTokens;
        return Math.Max(0, (ends[EndedBy(2 * span.Start) + maxTokens - 1] >> 1) - span.Start);
    }

    public ITokenBorders Borders() => this;

    public TokenBorder Floor(int token)
    {
        while (IsInside(token))
            token--;
        return At(token);
    }

    public TokenBorder Ceiling(int token)
    {
        while (IsInside(token))
            token++;
        return At(token);
    }

    private bool IsInside(int token) => token > 0 && (ends[token - 1] & 1) != 0;

    private TokenBorder At(int token) => new(token, token == 0 ? 0 : ends[token - 1] >> 1);

    // How many tokens end at a place or before it.
    private int EndedBy(int end)
    {
        int low = 0;
        for (int high = ends.Length; low < high;)
        {
            int middle = (low + high) >>> 1;
            if (ends[middle] <= end)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
