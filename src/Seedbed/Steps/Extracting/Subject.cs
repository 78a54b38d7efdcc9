using System.Collections.Frozen;

namespace Seedbed.Steps.Extracting;

/// <summary>What a section is about, in the words that its document's title and headings give.</summary>
internal sealed class Subject
{
    private static readonly string[] Separators = [" — ", " – ", " -- ", " | ", " · ", " :: ", " » ", " - "];

    private static readonly FrozenSet<string> Generic = new[]
    {
        "name", "synopsis", "syntax", "description", "options", "parameters", "arguments", "overview", "introduction", "summary", "notes", "note",
        "examples", "example", "usage", "details", "general", "environment", "environment variables", "files", "exit status", "diagnostics", "background", "outputs", "output", "inputs",
        "return value", "return values", "commands", "configuration", "settings", "variables", "directives", "functions", "methods", "compatibility", "definitions", "glossary",
        "terms", "terminology", "other options", "miscellaneous", "caveats", "security", "discussion", "remarks", "basics", "concepts", "privileges",
        "attributes", "fields", "classes", "constants", "exceptions", "types", "module contents", "api", "reference", "features", "requirements", "tutorial", "faq",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private Subject(string? site, string? name, string? topic)
    {
        Site = site;
        Name = name;
        Topic = topic;
    }

    /// <summary>What the whole documentation is about: "Python", "the Apache HTTP Server"; null when the title doesn't say.</summary>
    public string? Site { get; }

    /// <summary>The thing with a name of its own that the page or section describes: "git-add", "VACUUM", "mod_alias".</summary>
    public string? Name { get; }

    /// <summary>The innermost heading, else the page's title, that says more than "Options" or "Overview".</summary>
    public string? Topic { get; }

    /// <summary>" in Python", or nothing; the end of a question.</summary>
    public string InSite => Site is null ? "" : $" in {Site}";

    /// <summary>" in git-add", else as <see cref="InSite"/>.</summary>
    public string InName => Name is null ? InSite : $" in {Name}";

    /// <summary>Whether a heading says nothing by itself.</summary>
    public static bool IsGeneric(string heading) => Generic.Contains(heading.TrimEnd(':', '.', ' '));

    /// <summary>The subject of a section.</summary>
    public static Subject Of(Section section)
    {
        string[] parts = section.Title.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string? site = section.Site is not null ? SiteName.Of(section.Site)
            : parts.Length > 1 && SiteName.IsLikely(parts[^1]) ? SiteName.Of(parts[^1])
            : SiteName.OfTitle(section.Title, section.Text);
        string? name = null, topic = null;
        IEnumerable<Heading> path = section.Path.Reverse().Append(new Heading(1, parts.Length > 0 ? parts[0] : ""));
        foreach (Heading above in path)
        {
            string heading = HeadingText.Clean(above.Text);
            if (heading.Length == 0 || IsGeneric(heading))
                continue;
            topic ??= heading.Length <= 60 ? heading : null;
            // "OS" and "Modules: node:module" are chapters of a manual, not things.
            if (heading.Length > 2 && !heading.Contains(": ", StringComparison.Ordinal))
                name ??= NameIn(heading, isPage: above.Level == 1) ?? Subcommand(heading, site);
        }

        return new(site, name, topic);
    }

    /// <summary>Whether a text can be taken for the name of one thing: "work_mem", "os.path", "VACUUM".</summary>
    public static bool IsIdentifier(string text)
    {
        if (text.Length is < 2 or > 60 || text.Contains(' ', StringComparison.Ordinal))
            return false;
        bool inner = false, lower = false, upperLater = false, letters = false;
        for (int i = 0; i < text.Length; i++)
        {
            char value = text[i];
            inner |= i > 0 && i < text.Length - 1 && value is '_' or '.' or ':' or '-' or '/' or '(';
            lower |= char.IsLower(value);
            upperLater |= i > 0 && char.IsUpper(value);
            letters |= char.IsLetter(value);
        }

        return letters && (inner && !text.Contains('-', StringComparison.Ordinal) || (inner && lower && !char.IsUpper(text[0]) && text.Contains('-', StringComparison.Ordinal)) || upperLater || text.StartsWith('-'));
    }

    /// <summary>The name that a heading or page title gives to what it describes; null when it is plain words.</summary>
    private static string? NameIn(string heading, bool isPage)
    {
        string[] parts = heading.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
            return null;
        string first = parts[0];
        if (first.EndsWith(')') && first.LastIndexOf('(') is > 0 and int open && first.Length - open <= 4 && char.IsAsciiDigit(first[open + 1]))
            first = first[..open];
        string[] words = first.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (Kinds.Of(heading) is not null)
            return words.Length == 2 && char.IsLower(first[0]) ? words[0] : null;
        if (words.Length == 1 && ((isPage && char.IsLower(first[0])) || parts.Length > 1 || IsIdentifier(first) || parts[0].Length > first.Length))
            return first;
        if (isPage && words.Length is > 1 and <= 4 && words.All(IsUpperWord) && !IsGeneric(words[^1]))
            return first;
        return words.Length is 2 or 3 && words.Count(IsIdentifier) == 1 && words.Any(word => Kinds.IsKind(word)) ? words.First(IsIdentifier) : null;
    }

    /// <summary>"millrace schedule" in the manual of Millrace.</summary>
    private static string? Subcommand(string heading, string? site)
    {
        string[] words = heading.Split(' ');
        return site is not null && words.Length is 2 or 3 && words[0].Equals(site, StringComparison.OrdinalIgnoreCase) && heading.All(value => char.IsAsciiLetterLower(value) || value is ' ' or '-') ? heading : null;
    }

    private static bool IsUpperWord(string word) => word.Length > 1 && word.All(value => char.IsAsciiLetterUpper(value));
}
