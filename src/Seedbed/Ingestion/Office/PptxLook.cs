namespace Seedbed.Ingestion.Office;

/// <summary>What a paragraph of a slide says of its list.</summary>
internal struct PptxLook
{
    public int Level { get; set; }

    /// <summary>Whether it has a bullet or number; null where it says nothing.</summary>
    public bool? HasMark { get; set; }

    public bool IsNumbered { get; set; }

    public int Start { get; set; }
}
