using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Seedbed.Ingestion.Html;

/// <summary>The element that holds what the page says.</summary>
internal static class HtmlMain
{
    private const double LeastShare = 0.25;

    /// <summary>
    /// <c>main</c> or <c>role=main</c>; else the only <c>article</c>; else an element that templates name for it; each only
    /// when it has a fair share of the page's text. Else the body.
    /// </summary>
    public static IElement Of(IHtmlDocument page, HtmlMeasure measure)
    {
        IElement body = page.Body ?? page.DocumentElement;
        IElement? main = null, article = null, named = null;
        int articles = 0;
        foreach (IElement element in HtmlTree.Descendants(body))
        {
            string name = element.LocalName;
            if (name == "main" || element.GetAttribute("role") == "main")
                main = Larger(main, element, measure);
            else if (name == "article" && articles++ == 0)
                article = element;
            else if (name is "div" or "section" or "td" && element.GetAttribute("id") is "content" or "main-content" or "page-content" or "mw-content-text" or "bodyContent")
                named = Larger(named, element, measure);
        }

        double all = measure.Of(body).Text;
        bool Fair(IElement? element) => element is not null && measure.Of(element).Text >= all * LeastShare;
        if (main is not null && (Fair(main) || measure.Of(main).Text >= 40))
            return main;
        if (articles == 1 && Fair(article))
            return article!;
        return Fair(named) ? named! : body;
    }

    private static IElement Larger(IElement? known, IElement element, HtmlMeasure measure) =>
        known is null || measure.Of(element).Text > measure.Of(known).Text ? element : known;
}
