namespace Seedbed.Taxonomies.Scanning;

/// <summary>How a scalar is written.</summary>
internal enum TokenStyle
{
    Plain,
    Single,
    Double,
    Literal,
    Folded,
}
