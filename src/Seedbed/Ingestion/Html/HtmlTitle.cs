namespace Seedbed.Ingestion.Html;

/// <summary>A page's title.</summary>
internal static class HtmlTitle
{
    private const string Separators = "-–—|·•:»/<";

    /// <summary>What <c>title</c> says; without the site's name, when what stands before it is the main content's first heading.</summary>
    public static string? Of(HtmlPage page, HtmlNode root)
    {
        string title = page.Title;
        string heading = FirstHeading(root);
        if (title.Length == 0)
            return heading.Length == 0 ? null : heading;
        if (heading.Length == 0)
            return title;
        if (title.Length <= heading.Length || !title.StartsWith(heading, StringComparison.Ordinal))
            return FirstPart(title) is { Length: > 2 } part && heading.Contains(part, StringComparison.Ordinal) ? part : title;
        ReadOnlySpan<char> rest = title.AsSpan(heading.Length);
        return rest[0] == ' ' && rest.Length > 2 && Separators.Contains(rest[1], StringComparison.Ordinal) && rest[2] == ' ' ? heading : title;
    }

    private static string FirstPart(string title)
    {
        for (int at = 1; at + 1 < title.Length; at++)
        {
            if (title[at - 1] == ' ' && title[at + 1] == ' ' && Separators.Contains(title[at], StringComparison.Ordinal))
                return title[..(at - 1)];
        }

        return "";
    }

    private static string FirstHeading(HtmlNode root)
    {
        for (HtmlNode? element = root.First; element is not null; element = element.After(root))
        {
            if (element.Name.IsHeading)
                return CleanText.Line(element.TextContent).TrimEnd('¶', '#', ' ');
        }

        return "";
    }
}
