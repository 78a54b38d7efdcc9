namespace Seedbed.Ingestion.Html;

/// <summary>The name of the site or manual that a page belongs to, where the page says it.</summary>
internal static class HtmlSite
{
    private const int Longest = 80;

    /// <summary>
    /// What is left of <c>title</c> when the page's own title is taken off, else the declared site name, else the title of
    /// the link home (a <c>link</c>, or DocBook's link with the access key h).
    /// </summary>
    public static string? Of(HtmlPage page, string? title) =>
        Sound(AfterTitle(page.Title, title))
        ?? Sound(page.Find(static node => node.LocalName == "meta" && (node.GetAttribute("property") == "og:site_name" || node.GetAttribute("name") == "application-name"))?.GetAttribute("content"))
        ?? Sound(page.Find(static node => node.LocalName == "link" && node.GetAttribute("rel") is "home" or "start" or "top")?.GetAttribute("title"))
        ?? Sound(page.Find(static node => node.LocalName == "a" && node.GetAttribute("accesskey") == "h" && node.HasAttribute("title"))?.GetAttribute("title"));

    private static string? AfterTitle(string whole, string? title) =>
        title is { Length: > 0 } && whole.Length > title.Length && whole.StartsWith(title, StringComparison.Ordinal)
            ? whole[title.Length..].Trim(' ', '-', '–', '—', '|', '·', '•', ':', '»', '/', '<')
            : null;

    private static string? Sound(string? name)
    {
        string line = CleanText.Line(name ?? "");
        return line.Length is > 1 and <= Longest ? line : null;
    }
}
