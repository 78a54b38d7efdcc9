namespace Seedbed.Ingestion.Html;

/// <summary>What the names of elements mean to the reader.</summary>
internal static class HtmlTag
{
    /// <summary>Elements that never have an end.</summary>
    public static bool IsVoid(string name) => name is "area" or "base" or "basefont" or "bgsound" or "br" or "col" or "embed"
        or "frame" or "hr" or "img" or "input" or "keygen" or "link" or "meta" or "param" or "source" or "track" or "wbr";

    /// <summary>Elements with nothing to read inside.</summary>
    public static bool IsSilent(string name) => name is "script" or "style" or "noscript" or "template" or "head" or "iframe"
        or "object" or "svg" or "canvas" or "audio" or "video" or "button" or "select" or "textarea" or "input" or "datalist"
        or "dialog" or "map" or "rp" or "rt" or "annotation" or "annotation-xml" or "nav" or "footer" or "applet" or "frameset" or "noframes";

    /// <summary>Elements that set their content apart from what stands around it.</summary>
    public static bool IsBlock(string name) => name is "address" or "article" or "aside" or "blockquote" or "body" or "caption" or "center"
        or "dd" or "details" or "dir" or "div" or "dl" or "dt" or "fieldset" or "figcaption" or "figure" or "form" or "h1" or "h2" or "h3"
        or "h4" or "h5" or "h6" or "header" or "hgroup" or "hr" or "html" or "legend" or "li" or "listing" or "main" or "menu" or "ol" or "p"
        or "pre" or "section" or "summary" or "table" or "tbody" or "td" or "tfoot" or "th" or "thead" or "tr" or "ul" or "xmp" or "option" or "optgroup";

    /// <summary>Whether it is one of h1 to h6.</summary>
    public static bool IsHeading(string name) => HeadingLevel(name) > 0;

    /// <summary>1 to 6 for headings, else 0.</summary>
    public static int HeadingLevel(string name) => name.Length == 2 && name[0] == 'h' && name[1] is >= '1' and <= '6' ? name[1] - '0' : 0;

    /// <summary>The mark that an inline element makes.</summary>
    public static MarkKind? Mark(string name) => name switch
    {
        "code" or "tt" or "kbd" or "samp" => MarkKind.Code,
        "em" or "i" or "dfn" or "var" or "cite" => MarkKind.Emphasis,
        "strong" or "b" => MarkKind.Strong,
        "abbr" or "acronym" => MarkKind.Abbreviation,
        _ => null,
    };
}
