namespace Seedbed.Ingestion.Html;

/// <summary>A page's tree.</summary>
/// <param name="Root">The element <c>html</c>.</param>
/// <param name="Body">The element <c>body</c>, which is there even when the page has no such tag.</param>
internal sealed record HtmlPage(HtmlNode Root, HtmlNode Body)
{
    /// <summary>What <c>title</c> says, as one line; empty when there is none.</summary>
    public string Title
    {
        get
        {
            HtmlNode? title = Find(static node => node is { LocalName: "title", IsForeign: false });
            return title is null ? "" : CleanText.Line(title.TextContent);
        }
    }

    /// <summary>The first element for which something holds.</summary>
    public HtmlNode? Find(Func<HtmlNode, bool> holds)
    {
        for (HtmlNode? node = Root.First; node is not null; node = node.After(Root))
        {
            if (!node.IsText && holds(node))
                return node;
        }

        return null;
    }
}
