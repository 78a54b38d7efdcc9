namespace Seedbed.Ingestion.Html;

/// <summary>
/// For pages whose templates name nothing: on the way from the body down to the block that holds most of what isn't links,
/// the blocks beside it that are mostly links are no content.
/// </summary>
internal static class HtmlDensity
{
    private const int LeastText = 200;
    private const int LeastLinks = 3;

    /// <summary>Marks such blocks.</summary>
    public static void Mark(HtmlNode body)
    {
        if (Plain(body) < LeastText)
            return;
        for (HtmlNode? node = body; node is not null; node = MarkBeside(node))
        {
        }
    }

    /// <summary>Marks the blocks beside the one that holds most, and returns that one; null when none does.</summary>
    private static HtmlNode? MarkBeside(HtmlNode node)
    {
        HtmlNode? most = null;
        for (HtmlNode? child = node.First; child is not null && most is null; child = child.Next)
            most = !child.IsText && Plain(child) * 10 >= Plain(node) * 6 ? child : null;
        if (most is null)
            return null;
        for (HtmlNode? child = node.First; child is not null; child = child.Next)
            child.IsBeside = child != most && IsLinks(child);
        return most;
    }

    private static bool IsLinks(HtmlNode node)
    {
        if (node.LocalName is not ("div" or "ul" or "ol" or "section" or "table" or "td" or "tr" or "form" or "center" or "dl") || node.LinkSize * 10 < node.TextSize * 6)
            return false;
        int links = 0;
        for (HtmlNode? inner = node.First; inner is not null; inner = inner.After(node))
        {
            if (inner.LocalName is "h1" or "h2" or "pre" or "p")
                return false;
            links += inner.LocalName == "a" ? 1 : 0;
        }

        return links >= LeastLinks;
    }

    private static int Plain(HtmlNode node) => node.TextSize - node.LinkSize;
}
