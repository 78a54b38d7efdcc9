using System.Buffers;

namespace Seedbed.Ingestion.Html;

/// <summary>Which elements are navigation, page furniture or otherwise not what the page says.</summary>
internal sealed class HtmlBoilerplate(HtmlNode root)
{
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n\f");

    private static readonly HashSet<string> Sure = new(StringComparer.OrdinalIgnoreCase)
    {
        "navheader", "navfooter", "nav", "navbar", "navigation", "topnav", "sidenav", "toc", "tocwrapper", "table-of-contents", "tableofcontents",
        "sphinxsidebar", "related", "breadcrumb", "breadcrumbs", "headerlink", "footnote-reference", "footnote-backref", "brackets-label", "viewcode-link", "permalink", "anchor-link",
        "header-anchor", "heading-anchor", "indexterm", "cookie", "cookies", "cookie-banner", "cookie-consent", "cookie-notice", "consent-banner", "gdpr", "onetrust-consent-sdk", "onetrust-banner-sdk", "cc-window", "cc-banner", "post-navigation", "nav-links", "nav-menu", "main-menu", "main-nav", "menu-main", "sharedaddy",
        "skip-link", "skiplink", "skip-to-content", "sr-only", "visually-hidden", "pagination", "pager", "prev-next", "prevnext", "page-nav",
        "edit-this-page", "edit-page", "mw-editsection", "catlinks", "printfooter", "jump-to-nav", "mw-jump-link", "navbox", "linenos", "linenodiv", "lineno", "gutter",
        "copybutton", "copybtn", "mobile-nav", "sphinxsidebarwrapper", "langavail", "toplang", "bottomlang", "quickview", "share-buttons", "social-share",
        "manualnavbar", "noprint", "docs-navigation", "site-footer", "site-header", "site-nav", "localtoc", "globaltoc", "toctree-wrapper", "titlepage-toc", "genindex-jumpbox",
    };

    private static readonly string[] CookieBanners = ["banner", "consent", "notice", "dialog", "popup", "modal", "overlay", "cookie-bar", "cookiebar", "cookie-law"];

    private static readonly HashSet<string> Unsure = new(StringComparer.OrdinalIgnoreCase)
    {
        "sidebar", "side-bar", "menu", "header", "footer", "banner", "masthead", "search", "searchbox", "inline-search", "top", "path", "page-header", "page-footer",
        "share", "social", "advert", "advertisement", "ads", "comments", "copyright", "copyright-notice", "license-notice", "newsletter", "promo", "popup", "modal", "overlay", "contents", "minitoc", "metadata",
        "preamble-nav", "feedback", "rating", "byline", "tags", "related-posts", "related-articles", "widget", "widget-area", "recent-posts", "tag-cloud", "tagcloud", "author-box", "subscribe", "sourcelink", "version-switcher", "language-switcher", "switchers",
    };

    private static readonly HashSet<string> Admonitions = new(StringComparer.OrdinalIgnoreCase)
    {
        "note", "tip", "warning", "caution", "important", "admonition", "hint", "danger", "attention", "error", "seealso", "callout", "alert", "admonitionblock", "versionadded", "deprecated",
    };

    private static readonly HashSet<string> Footnotes = new(StringComparer.OrdinalIgnoreCase) { "footnote", "footnotes", "footnote-list", "citation" };

    private static readonly HashSet<string> Turning = new(StringComparer.OrdinalIgnoreCase)
    {
        "prev", "previous", "next", "up", "home", "top", "contents", "table of contents", "index", "back to top", "back", "first", "last", "<<", ">>", "«", "»", "←", "→", "<", ">", "^", "previous page", "next page",
        "previous topic", "next topic", "modules", "skip to content", "skip to main content", "edit on github", "view page source", "show source",
    };

    /// <summary>Whether the element is a boxed note, whose title is no heading of the document.</summary>
    public static bool IsAdmonition(HtmlNode element) => AnyToken(element.GetAttribute("class"), Admonitions);

    /// <summary>Whether the element is a list of footnotes, whose marks are no terms.</summary>
    public static bool IsFootnotes(HtmlNode? element) => AnyToken(element?.GetAttribute("class"), Footnotes);

    /// <summary>Whether the element and all in it is left out.</summary>
    public bool Drops(HtmlNode element, string name)
    {
        if (element.Name.Has(HtmlTrait.Silent) || element.IsBeside)
            return true;
        if (element == root || name is "html" or "body" or "main")
            return false;
        if (name == "dt" && IsFootnotes(element.Parent))
            return true;
        if (element.Attributes.Length == 0)
            return name == "aside" || (name == "header" && DropsHeader(element)) || IsTurning(element, name);
        return HidesItself(element) || HasRole(element, name) || HasName(element, name)
            || (name == "header" && DropsHeader(element)) || IsTurning(element, name);
    }

    private static bool HidesItself(HtmlNode element)
    {
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true")
            return true;
        string? style = element.GetAttribute("style");
        return style is not null && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);
    }

    private static bool HasRole(HtmlNode element, string name) => element.GetAttribute("role") switch
    {
        "navigation" or "contentinfo" or "search" or "dialog" or "alertdialog" or "menu" or "menubar" or "toolbar" or "tablist"
            or "doc-toc" or "doc-pagelist" or "doc-backlink" => true,
        "banner" or "complementary" => name is not ("body" or "main" or "article"),
        _ => name == "aside" && !IsAdmonition(element)
            && !AnyToken(element.GetAttribute("class"), ["footnote", "footnote-list", "topic", "citation", "example", "definition"]),
    };

    private bool HasName(HtmlNode element, string name)
    {
        string? style = element.GetAttribute("class");
        string? id = element.GetAttribute("id");
        if (style is null && id is null)
            return false;
        if (IsNavigationName(style) || IsNavigationName(id))
            return name is not "article" && !HtmlTag.IsHeading(name) && (name is not ("section" or "dl" or "dt" or "dd" or "code" or "pre") || !IsMost(element));
        return (AnyToken(style, Unsure) || (id is not null && Unsure.Contains(id)))
            && name is "div" or "section" or "ul" or "ol" or "p" or "table" or "aside" or "header" or "form" or "td" or "details"
            && !IsMost(element);
    }

    private static bool IsNavigationName(string? names) => names is not null && (AnyToken(names, Sure) || IsCookieBanner(names));

    private static bool IsCookieBanner(string names) => names.Contains("cookie", StringComparison.OrdinalIgnoreCase)
        && Array.Exists(CookieBanners, part => names.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static bool AnyToken(string? names, HashSet<string> known)
    {
        if (names is null)
            return false;
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadOnlySpan<char> rest = names;
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOfAny(Blanks);
            if (lookup.Contains(end < 0 ? rest : rest[..end]))
                return true;
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return false;
    }

    /// <summary>A page's header goes; a section's stays, and one that holds most of the text too.</summary>
    private bool DropsHeader(HtmlNode header)
    {
        for (HtmlNode? around = header.Parent; around is not null && around != root; around = around.Parent)
        {
            if (around.LocalName is "article" or "main" or "section")
                return false;
        }

        return root.LocalName is not ("article" or "main") && root.GetAttribute("role") != "main" && !IsMost(header);
    }

    private bool IsMost(HtmlNode element) => element.TextSize * 2 > root.TextSize;

    /// <summary>A short run of links to the page before, the page after, and so on.</summary>
    private static bool IsTurning(HtmlNode element, string name)
    {
        if (name is not ("p" or "div" or "table" or "ul" or "center" or "td" or "span" or "li"))
            return false;
        (int text, int link) = (element.TextSize, element.LinkSize);
        if (link == 0 || text > 240 || link * 10 < text * 4)
            return false;
        int turning = 0, links = 0;
        for (HtmlNode? anchor = element.First; anchor is not null; anchor = anchor.After(element))
        {
            if (anchor.LocalName != "a" || !anchor.HasAttribute("href"))
                continue;
            links++;
            string said = anchor.TextContent.Trim();
            turning += said.Length < 24 && Turning.Contains(said) ? 1 : 0;
        }

        return turning > 0 && turning * 2 >= links && (links > 1 || text - link < 8);
    }
}
