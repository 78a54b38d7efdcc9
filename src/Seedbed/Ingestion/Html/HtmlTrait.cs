namespace Seedbed.Ingestion.Html;

/// <summary>What an element's name means to the parser and the reader.</summary>
[Flags]
internal enum HtmlTrait
{
    None = 0,

    /// <summary>Never has an end tag nor content.</summary>
    Void = 1 << 0,

    /// <summary>Sets its content apart from what stands around it.</summary>
    Block = 1 << 1,

    /// <summary>There is nothing to read inside.</summary>
    Silent = 1 << 2,

    /// <summary>Of HTML's "special" category: inline elements don't end across it.</summary>
    Special = 1 << 3,

    /// <summary>Inline markup that goes on in the next block until it is ended.</summary>
    Formatting = 1 << 4,

    /// <summary>Its start ends an open paragraph.</summary>
    EndsParagraph = 1 << 5,

    /// <summary>Its content is text up to its end tag.</summary>
    Raw = 1 << 6,

    /// <summary>As <see cref="Raw"/>, but character references count.</summary>
    RawWithReferences = 1 << 7,

    /// <summary>Inline markup from outside doesn't reach in, nor out.</summary>
    Marker = 1 << 8,

    /// <summary>A part of a table; ignored outside one.</summary>
    TablePart = 1 << 9,

    /// <summary>Only parts of a table may stand directly in it; what else does is moved before the table.</summary>
    TableContext = 1 << 10,

    /// <summary>Belongs into the head as long as there is no body.</summary>
    Head = 1 << 11,

    /// <summary>Ends SVG or MathML around it.</summary>
    Breakout = 1 << 12,

    /// <summary>HTML inside SVG or MathML.</summary>
    Integration = 1 << 13,

    /// <summary>One of thead, tbody and tfoot.</summary>
    TableGroup = 1 << 14,
}
