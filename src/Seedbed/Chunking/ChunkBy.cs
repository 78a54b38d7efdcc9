namespace Seedbed.Chunking;

/// <summary>What decides where a document is cut.</summary>
public enum ChunkBy
{
    /// <summary>Its sections, blocks and sentences, packed up to the limit.</summary>
    Structure,

    /// <summary>Its tokens alone: overlapping windows of nearly equal length.</summary>
    Window,
}
