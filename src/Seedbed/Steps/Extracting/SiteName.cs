using System.Collections.Frozen;

namespace Seedbed.Steps.Extracting;

/// <summary>What a site or manual is about, as a question names it: "Python" of "Python 3.11.2 documentation", "the Apache HTTP Server" of "Apache HTTP Server Version 2.4".</summary>
internal static class SiteName
{
    /// <summary>What a work is called after its subject: a question about Debian isn't one about the Debian Reference.</summary>
    private static readonly FrozenSet<string> Works = new[]
    {
        "reference", "manual", "guide", "handbook", "book", "faq", "howto", "tutorial", "user", "user's", "users", "user’s", "administrator's", "developer's", "developers",
        "administration", "operations", "installation", "quickstart", "wiki", "website", "home", "api", "documentation", "docs", "version", "release", "glossary", "configuration", "commands", "command", "concepts", "troubleshooting",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Articled = new[]
    {
        "specification", "standard", "server", "system", "library", "hierarchy", "protocol", "archive", "project", "kernel", "framework", "toolkit", "database", "format", "language",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Starts = ["Getting started with ", "Introduction to ", "Troubleshooting ", "Welcome to ", "About ", "Guide to ", "Overview of "];

    /// <summary>The subject that a site's name gives; null when nothing is left of it.</summary>
    public static string? Of(string site)
    {
        List<string> words = [.. site.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        words.RemoveAll(word => word.Equals("version", StringComparison.OrdinalIgnoreCase) || word.Equals("release", StringComparison.OrdinalIgnoreCase) || IsVersion(word));
        bool isWork = words.Count > 0 && words[^1].Split('-').Any(Works.Contains);
        while (words.Count > 1 && Works.Contains(words[^1]))
            words.RemoveAt(words.Count - 1);
        if (isWork && words.Count > 1 && words[0].Equals("the", StringComparison.OrdinalIgnoreCase))
            words.RemoveAt(0);
        if (words.Count == 0 || (isWork && char.IsLower(words[0][0])) || Works.Contains(words[^1]))
            return null;
        string name = string.Join(' ', words);
        return Articled.Contains(words[^1]) && !words[0].Equals("the", StringComparison.OrdinalIgnoreCase) ? $"the {name}" : name;
    }

    /// <summary>The subject that a page's title gives by its form ("Getting started with Millrace", "Millrace glossary"), or by a first word that <paramref name="text"/> uses as a name ("Millrace backups"); null when it gives none.</summary>
    public static string? OfTitle(string title, string text)
    {
        string rest = title;
        if (Starts.FirstOrDefault(start => title.StartsWith(start, StringComparison.OrdinalIgnoreCase)) is { } found)
            rest = title[found.Length..];
        else if (!Works.Contains(title.Split(' ')[^1]))
            return NameBefore(title, text);
        return Of(rest) is { } name && char.IsUpper(name[0]) && AnswerText.WordCount(name) <= 3 && !Subject.IsGeneric(name) ? name : null;
    }

    /// <summary>The first word of a title whose other words are in lower case, if the text writes it with its capital inside a sentence too.</summary>
    private static string? NameBefore(string title, string text)
    {
        string[] words = title.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 2 or > 4 || words[0].Length < 3 || !char.IsAsciiLetterUpper(words[0][0]) || !words.Skip(1).All(word => char.IsAsciiLetterLower(word[0])))
            return null;
        string name = words[0];
        for (int at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            bool isInSentence = at >= 2 && text[at - 1] == ' ' && char.IsAsciiLetterLower(text[at - 2]);
            bool isWhole = at + name.Length == text.Length || !char.IsLetterOrDigit(text[at + name.Length]);
            if (isInSentence && isWhole)
                return name;
        }

        return null;
    }

    /// <summary>Whether a part of a title may name a site: a few words in title case.</summary>
    public static bool IsLikely(string part)
    {
        string[] words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= 8 && char.IsUpper(part[0])
            && words.All(word => word.Length < 4 || !char.IsLetter(word[0]) || char.IsUpper(word[0]) || Works.Contains(word) || char.IsAsciiDigit(word[^1]));
    }

    private static bool IsVersion(string word) =>
        char.IsAsciiDigit(word[^1]) && word.TrimStart('v').All(value => char.IsAsciiDigit(value) || value == '.');
}
