namespace Seedbed;

/// <summary>How a stretch inside a block was marked up.</summary>
public enum MarkKind
{
    /// <summary>Code, a literal, a key to press, an option.</summary>
    Code,

    /// <summary>Emphasis, a first mention (<c>dfn</c>, <c>em</c>, <c>i</c>).</summary>
    Emphasis,

    /// <summary>Strong (<c>strong</c>, <c>b</c>).</summary>
    Strong,

    /// <summary>The text of a link.</summary>
    Link,

    /// <summary>An abbreviation that the markup itself declares (<c>abbr</c>, <c>acronym</c>).</summary>
    Abbreviation,
}
