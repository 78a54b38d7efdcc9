using System.Buffers;
using System.Collections.Frozen;

namespace Seedbed.Steps.Extracting;

/// <summary>Sections that no question is asked about.</summary>
internal static class Boilerplate
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private static readonly FrozenSet<string> Whole = new[]
    {
        "contents", "table of contents", "index", "general index", "module index", "python module index", "search", "navigation",
        "license", "licence", "licensing", "license agreement", "legal notice", "copyright", "copying", "disclaimer", "trademarks",
        "changelog", "change log", "changes", "release notes", "release history", "version history", "revision history", "history",
        "news", "what's new", "bibliography", "references", "further reading", "see also", "related", "related topics",
        "acknowledgments", "acknowledgements", "credits", "contributors", "authors", "author", "contact", "colophon", "errata",
        "comments", "feedback", "reporting bugs", "bugs", "list of tables", "list of figures", "list of examples", "preface",
        "available languages", "external links", "links", "sponsors", "thanks", "about these documents", "site map", "sitemap", "todo",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Indexed = new[]
    {
        "option", "options", "concept", "subject", "name", "alphabetical", "function", "variable", "module", "command", "term", "key", "keyword", "topic",
        "author", "directive", "detailed", "api", "class",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Parts =
    [
        "changelog", "release notes", "what's new", "license agreement", "public license", "all rights reserved", "upgrading checklist",
        "copyright notice", "code of conduct", "table of contents", "bibliography", "acknowledgements", "acknowledgments",
        "new features in", "changes in version", "changes in release", "overview of new features", "history and license",
    ];

    /// <summary>Whether a title or heading names such a section.</summary>
    public static bool Is(string heading)
    {
        string text = HeadingText.Clean(heading).Replace('’', '\'').TrimEnd(':', '.', ' ');
        return Whole.Contains(text)
            || Array.Exists(Parts, part => text.Contains(part, StringComparison.OrdinalIgnoreCase))
            || IsIndex(text)
            || IsRelease(text);
    }

    /// <summary>"Option Index", "Index of Directives"; not "CREATE INDEX".</summary>
    private static bool IsIndex(string text) =>
        text.StartsWith("Index of ", StringComparison.Ordinal)
        || (text.EndsWith(" Index", StringComparison.Ordinal) && Indexed.Contains(text[..text.IndexOf(' ', StringComparison.Ordinal)]));

    /// <summary>"Release 15.3", "Version 2.0", "v1.4.2", "1.4.2 (2024-03-01)".</summary>
    private static bool IsRelease(string text)
    {
        ReadOnlySpan<char> rest = text;
        foreach (string word in (ReadOnlySpan<string>)["Release ", "Version ", "Changes in ", "v"])
        {
            if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                rest = rest[word.Length..];
                break;
            }
        }

        int end = rest.IndexOfAnyExcept(Digits);
        ReadOnlySpan<char> number = end < 0 ? rest : rest[..end];
        return number.Contains('.') && number.IndexOfAnyExcept('.') >= 0 && (end < 0 || !char.IsLetter(rest[end]))
            && (end < 0 || rest[end..].TrimStart() is { Length: 0 } or ['(' or '-' or '–' or ',', ..]);
    }
}
