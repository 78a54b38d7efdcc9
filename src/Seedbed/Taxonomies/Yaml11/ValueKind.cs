namespace Seedbed.Taxonomies.Yaml11;

/// <summary>What Python makes of a value.</summary>
internal enum ValueKind : byte
{
    /// <summary>Nothing, since its tag is unknown or does not fit; a fault says so.</summary>
    Unknown,
    Null,
    Flag,
    Whole,
    Number,
    Text,
    Bytes,
    Moment,
    List,
    Map,
    Set,
}
