namespace Seedbed.Ingestion.Html;

/// <summary>
/// How deep a page nests, from its tags alone, before a tree is built of it: a tree builder takes time in proportion to
/// depth for every tag. Browsers too build no deeper than 512.
/// </summary>
internal static class HtmlDepth
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int Most = 512;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Formatting = Names("b big code em font i nobr s small strike strong tt u");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> SelfEnding = Names(
        "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr "
        + "p li dt dd tr td th thead tbody tfoot option optgroup colgroup a script style html head body");

    /// <summary>Whether the page nests deeper than <see cref="Most"/>, or leaves that many inline elements open.</summary>
    public static bool IsTooDeep(string html)
    {
        var open = new List<int>(Most + 1);
        int foreign = 0, formatting = 0;
        for (int at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = Next(html, at + 1))
        {
            if (html.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
            {
                at = html.IndexOf("-->", at + 4, StringComparison.Ordinal);
                if (at < 0)
                    break;
                continue;
            }

            bool end = html[at + 1] == '/';
            ReadOnlySpan<char> name = Name(html, at + (end ? 2 : 1));
            if (name.IsEmpty)
                continue;
            if (!end && IsRaw(name))
            {
                at = html.IndexOf("</" + name.ToString(), at + 1, StringComparison.OrdinalIgnoreCase);
                if (at < 0)
                    break;
                continue;
            }

            int key = string.GetHashCode(name, StringComparison.OrdinalIgnoreCase);
            bool inline = IsFormatting(name);
            if (end)
            {
                formatting -= inline && formatting > 0 ? 1 : 0;
                int found = open.LastIndexOf(key);
                if (found >= 0)
                    open.RemoveRange(found, open.Count - found);
                foreign = Math.Min(foreign, open.Count);
                continue;
            }

            if (name.Equals("svg", StringComparison.OrdinalIgnoreCase) || name.Equals("math", StringComparison.OrdinalIgnoreCase))
                foreign = open.Count + 1;
            if (foreign == 0 && EndsItself(name))
                continue;
            formatting += inline ? 1 : 0;
            open.Add(key);
            if (open.Count > Most || formatting > Most)
                return true;
        }

        return false;
    }

    private static bool IsRaw(ReadOnlySpan<char> name) => name.Equals("script", StringComparison.OrdinalIgnoreCase)
        || name.Equals("style", StringComparison.OrdinalIgnoreCase) || name.Equals("textarea", StringComparison.OrdinalIgnoreCase)
        || name.Equals("title", StringComparison.OrdinalIgnoreCase);

    private static int Next(string html, int at) => at < html.Length ? html.IndexOf('<', at) : -1;

    private static ReadOnlySpan<char> Name(string html, int at)
    {
        int to = at;
        while (to < html.Length && to - at < 32 && char.IsAsciiLetterOrDigit(html[to]))
            to++;
        return html.AsSpan(at, to - at);
    }

    private static bool IsFormatting(ReadOnlySpan<char> name) => Formatting.Contains(name);

    /// <summary>Void elements, and those whose end is implied by the next of their kind.</summary>
    private static bool EndsItself(ReadOnlySpan<char> name) => SelfEnding.Contains(name);

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Names(string names) =>
        new HashSet<string>(names.Split(' '), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
