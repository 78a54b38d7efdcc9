namespace Seedbed.Ingestion.Rst;

/// <summary>Finds where marked-up text ends. A sign that was not found once is not there further on either.</summary>
internal sealed class RstEnds
{
    private readonly List<string> _missing = [];

    /// <summary>The place of the sign that ends what begins at <paramref name="from"/>; -1 when there is none.</summary>
    public int Find(ReadOnlySpan<char> text, int from, string sign)
    {
        if (_missing.Contains(sign))
            return -1;
        for (int at = from + 1; at <= text.Length - sign.Length; at++)
        {
            int next = text[at..].IndexOf(sign, StringComparison.Ordinal);
            if (next < 0)
                break;
            at += next;
            // "``a```" ends with the last two
            while (sign == "``" && at + 2 < text.Length && text[at + 2] == '`')
                at++;
            if (!char.IsWhiteSpace(text[at - 1]) && (sign == "``" || text[at - 1] != '\\') && Ends(text, at + sign.Length, sign))
                return at;
        }

        _missing.Add(sign);
        return -1;
    }

    private static bool Ends(ReadOnlySpan<char> text, int after, string sign) =>
        RstContext.IsAfter(text, after) || (sign is "`" or "|" && text[after] is '_' or ':');
}
