namespace Seedbed.Ingestion.Html;

/// <summary>What the names of elements mean to the reader.</summary>
internal static class HtmlTag
{
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
