using System.Text;
using Seedbed.Ingestion.Html;
using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Epub;

/// <summary>
/// A book's table of contents: EPUB 3's navigation or EPUB 2's NCX. It names chapters that have no headings of their own; a book
/// whose contents are damaged is read without.
/// </summary>
internal static class EpubContents
{
    private const long Largest = 4L << 20;
    private const int MostLevels = 6;

    /// <summary>For each part of the book what the contents call it, and how deep it stands in them; the first entry of a part counts.</summary>
    public static Dictionary<string, (string Title, int Level)> Of(Package package, string? part)
    {
        var named = new Dictionary<string, (string Title, int Level)>(StringComparer.OrdinalIgnoreCase);
        if (package.Find(part) is not { } entry || HtmlParser.Parse(TextOf(package, entry), keepsLinks: true) is not { } page)
            return named;
        HtmlNode root = page.Find(static node => node.LocalName == "nav" && (node.GetAttribute("epub:type") ?? "").Contains("toc", StringComparison.Ordinal))
            ?? page.Find(static node => node.LocalName is "nav" or "navmap") ?? page.Body;
        for (HtmlNode? node = root.First; node is not null; node = node.After(root))
        {
            (string? title, string? link) = node.LocalName switch
            {
                "a" => (node.TextContent, node.GetAttribute("href")),
                "content" => (LabelOf(node.Parent), node.GetAttribute("src")),
                _ => (null, null),
            };
            if (link is not null && CleanText.Line(title ?? "") is { Length: > 0 } line)
                named.TryAdd(EpubBook.Resolve(part![..(part!.LastIndexOf('/') + 1)], link), (line, LevelOf(node, root)));
        }

        return named;
    }

    private static string TextOf(Package package, PackageEntry entry) => Encoding.UTF8.GetString(WholePart.Of(package, entry, Largest)).TrimStart('\uFEFF');

    private static string? LabelOf(HtmlNode? point)
    {
        for (HtmlNode? child = point?.First; child is not null; child = child.Next)
        {
            if (child.LocalName == "navlabel")
                return child.TextContent;
        }

        return null;
    }

    private static int LevelOf(HtmlNode node, HtmlNode root)
    {
        int level = 0;
        for (HtmlNode? around = node.Parent; around is not null && around != root; around = around.Parent)
            level += around.LocalName is "ol" or "navpoint" ? 1 : 0;
        return Math.Clamp(level, 1, MostLevels);
    }
}
