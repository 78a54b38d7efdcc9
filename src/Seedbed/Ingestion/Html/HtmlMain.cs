namespace Seedbed.Ingestion.Html;

/// <summary>The element that holds what the page says.</summary>
internal static class HtmlMain
{
    private const double LeastShare = 0.25;

    /// <summary>
    /// <c>main</c> or <c>role=main</c>; else the only <c>article</c>; else an element that templates name for it; each only
    /// when it has a fair share of the page's text. Else the body, in which blocks of links beside the text are marked.
    /// </summary>
    public static HtmlNode Of(HtmlPage page)
    {
        HtmlNode body = page.Body;
        HtmlNode? main = null, article = null, named = null;
        int articles = 0;
        for (HtmlNode? element = body.First; element is not null; element = element.After(body))
        {
            if (element.IsText)
                continue;
            string name = element.LocalName;
            if (name == "main" || element.GetAttribute("role") == "main")
                main = Larger(main, element);
            else if (name == "article" && articles++ == 0)
                article = element;
            else if (name is "div" or "section" or "td" && element.GetAttribute("id") is "content" or "main-content" or "page-content" or "mw-content-text" or "bodyContent")
                named = Larger(named, element);
        }

        double all = body.TextSize;
        bool Fair(HtmlNode? element) => element is not null && element.TextSize >= all * LeastShare;
        if (main is not null && (Fair(main) || main.TextSize >= 40))
            return main;
        if (articles == 1 && Fair(article))
            return article!;
        if (Fair(named))
            return named!;
        HtmlDensity.Mark(body);
        return body;
    }

    private static HtmlNode Larger(HtmlNode? known, HtmlNode element) =>
        known is null || element.TextSize > known.TextSize ? element : known;
}
