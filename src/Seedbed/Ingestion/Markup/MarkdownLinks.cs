namespace Seedbed.Ingestion.Markup;

/// <summary>Links that are begun and never closed, for each of which a Markdown parser looks through the rest of the paragraph.</summary>
internal static class MarkdownLinks
{
    /// <summary>The most that one paragraph may leave open.</summary>
    public const int Most = 500;

    /// <summary>Whether a paragraph leaves more than <see cref="Most"/> links open.</summary>
    public static bool AreTooDeep(string text)
    {
        int open = 0;
        for (int at = text.AsSpan().IndexOfAny('(', ')', '\n'); at >= 0;)
        {
            switch (text[at])
            {
                case '(' when at > 0 && text[at - 1] == ']':
                    if (++open > Most)
                        return true;
                    break;
                case ')' when open > 0:
                    open--;
                    break;
                case '\n' when at + 1 < text.Length && text[at + 1] is '\n' or '\r':
                    open = 0;
                    break;
            }

            int next = text.AsSpan(at + 1).IndexOfAny('(', ')', '\n');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }
}
