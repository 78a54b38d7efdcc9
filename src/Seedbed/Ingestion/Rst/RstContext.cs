using System.Globalization;

namespace Seedbed.Ingestion.Rst;

/// <summary>What may stand before and after marked-up text.</summary>
internal static class RstContext
{
    private const string Openers = "'\"([{<";
    private const string Closers = "'\")]}>";

    /// <summary>Whether a sign of this length opens something here.</summary>
    public static bool IsStart(ReadOnlySpan<char> text, int at, int length)
    {
        int next = at + length;
        if (next >= text.Length || char.IsWhiteSpace(text[next]) || !IsBefore(text, at))
            return false;
        int opener = at == 0 ? -1 : Openers.IndexOf(text[at - 1], StringComparison.Ordinal);
        return opener < 0 || text[next] != Closers[opener];
    }

    /// <summary>Whether markup may begin here by what is before it.</summary>
    public static bool IsBefore(ReadOnlySpan<char> text, int at)
    {
        if (at == 0 || char.IsWhiteSpace(text[at - 1]))
            return true;
        char last = text[at - 1];
        if (last < 128)
            return last is '-' or '/' or ':' || Openers.Contains(last, StringComparison.Ordinal);
        return CharUnicodeInfo.GetUnicodeCategory(last) is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation
            or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OtherPunctuation;
    }

    /// <summary>Whether markup may end here by what follows.</summary>
    public static bool IsAfter(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || char.IsWhiteSpace(text[at]))
            return true;
        char next = text[at];
        if (next < 128)
            return next is '-' or '/' or ':' or '.' or ',' or ';' or '!' or '?' or '\\' || Closers.Contains(next, StringComparison.Ordinal);
        return char.IsPunctuation(next);
    }
}
