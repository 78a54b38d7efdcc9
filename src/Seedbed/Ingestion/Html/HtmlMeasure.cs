namespace Seedbed.Ingestion.Html;

/// <summary>How much text each element holds, and how much of it in links, white space left out.</summary>
internal static class HtmlMeasure
{
    /// <summary>Sets the sizes of all elements below and including one.</summary>
    public static void Take(HtmlNode root)
    {
        HtmlNode node = root;
        while (true)
        {
            if (node.IsText)
                node.TextSize = Visible(node.Data.Span);
            else if (node.First is { } first && !IsUncounted(node))
            {
                node = first;
                continue;
            }

            Close(node);
            while (node != root && node.Next is null)
            {
                AddToParent(node);
                node = node.Parent!;
                Close(node);
            }

            if (node == root)
                return;
            AddToParent(node);
            node = node.Next!;
        }
    }

    private static bool IsUncounted(HtmlNode node) => node.Name.Has(HtmlTrait.Silent) && node.LocalName is not ("nav" or "footer");

    private static void Close(HtmlNode node)
    {
        if (node.LocalName == "a" && node.HasAttribute("href"))
            node.LinkSize = node.TextSize;
    }

    private static void AddToParent(HtmlNode node)
    {
        node.Parent!.TextSize += node.TextSize;
        node.Parent.LinkSize += node.LinkSize;
    }

    private static int Visible(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (char value in text)
            count += value > ' ' ? 1 : 0;
        return count;
    }
}
