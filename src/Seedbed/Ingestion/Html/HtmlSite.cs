using AngleSharp.Html.Dom;

namespace Seedbed.Ingestion.Html;

/// <summary>The name of the site or manual that a page belongs to, where the page says it.</summary>
internal static class HtmlSite
{
    private const int Longest = 80;

    /// <summary>
    /// What is left of <c>title</c> when the page's own title is taken off, else the declared site name, else the title of
    /// the link home (a <c>link</c>, or DocBook's link with the access key h).
    /// </summary>
    public static string? Of(IHtmlDocument page, string? title) =>
        Sound(AfterTitle(CleanText.Line(page.Title ?? ""), title))
        ?? Sound(page.QuerySelector("meta[property='og:site_name'], meta[name='application-name']")?.GetAttribute("content"))
        ?? Sound(page.QuerySelector("link[rel='home'], link[rel='start'], link[rel='top']")?.GetAttribute("title"))
        ?? Sound(page.QuerySelector("a[accesskey='h'][title]")?.GetAttribute("title"));

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
