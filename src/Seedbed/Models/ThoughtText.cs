namespace Seedbed.Models;

/// <summary>Tells what a model thought aloud, between <c>&lt;think&gt;</c> tags at the beginning of its reply, from its answer.</summary>
internal static class ThoughtText
{
    private const string Begin = "<think>";
    private const string End = "</think>";

    /// <summary>The thought, null when there is none, and the answer. A thought that never ends leaves an empty answer.</summary>
    public static (string? Thought, string Answer) Split(string content)
    {
        ReadOnlySpan<char> said = content.AsSpan().TrimStart();
        bool isBegun = said.StartsWith(Begin, StringComparison.Ordinal);
        int end = content.IndexOf(End, StringComparison.Ordinal);
        // Some chat templates write the first tag themselves, so that the reply has only the second.
        bool isOnlyEnded = !isBegun && end >= 0 && !content.Contains(Begin, StringComparison.Ordinal) && said[0] is not ('{' or '[' or '`');
        if (!isBegun && !isOnlyEnded)
            return (null, content);
        int start = isBegun ? content.Length - said.Length + Begin.Length : 0;
        return end < 0
            ? (content[start..].Trim(), "")
            : (content[start..end].Trim(), content[(end + End.Length)..].TrimStart());
    }
}
