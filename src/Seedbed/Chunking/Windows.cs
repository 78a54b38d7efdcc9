using Seedbed.Tokens;

namespace Seedbed.Chunking;

/// <summary>
/// Cuts a document into overlapping windows of tokens, as Unsloth's <c>chunk_data</c> does: as many as are needed, of
/// nearly equal length. A border inside of a code point moves off it, so that a window's text is that of whole tokens.
/// </summary>
internal static class Windows
{
    /// <summary>The windows in order; together they hold all of the text but windows of nothing but white space.</summary>
    public static List<Packed> Of(Document document, ITokenizedText tokens, ChunkOptions options, CancellationToken cancellationToken)
    {
        ReadOnlySpan<char> text = document.Text;
        int overlap = Math.Min(options.Overlap, options.Tokens / 2);
        long count = Math.Max(1, Quotient(tokens.Length - overlap, options.Tokens - overlap));
        var windows = new List<Packed>((int)count);
        (ITokenBorders starts, ITokenBorders ends) = (tokens.Borders(), tokens.Borders());
        var headings = new HeadingsAbove(document);
        TokenBorder start = default;
        for (long number = 1; start.Token < tokens.Length; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            long planned = number < count ? Quotient(number * (tokens.Length - overlap), count) + overlap : tokens.Length;
            TokenBorder end = ends.Floor((int)Math.Min(planned, start.Token + options.Tokens));
            if (!text[start.At..end.At].IsWhiteSpace())
                windows.Add(new(new(start.At, end.At), end.Token - start.Token, headings.At(start.At)));
            start = end.Token == tokens.Length ? end : starts.Ceiling((int)Math.Min(planned, end.Token) - overlap);
        }

        return windows;
    }

    // Rounded up.
    private static long Quotient(long number, long divisor) => (number + divisor - 1) / divisor;
}
