namespace Seedbed.Ingestion.Html;

/// <summary>An attribute that means something to the reader; all others are dropped while parsing.</summary>
internal readonly record struct HtmlAttribute(string Name, string Value)
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Read = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "accesskey", "alt", "aria-hidden", "aria-label", "aria-level", "aria-modal", "class", "colspan", "content", "encoding", "epub:type", "hidden", "href", "id", "lang", "name",
        "property", "rel", "role", "rowspan", "src", "start", "style", "title", "type", "value", "xml:lang",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The attribute's name in lower case, when it is one that is read.</summary>
    public static string? Known(ReadOnlySpan<char> name) => Read.TryGetValue(name, out string? known) ? known : null;
}
