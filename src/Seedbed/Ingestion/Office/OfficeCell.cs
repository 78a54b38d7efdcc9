namespace Seedbed.Ingestion.Office;

/// <summary>One cell of a table.</summary>
internal sealed class OfficeCell
{
    public List<OfficeItem> Items { get; } = [];

    /// <summary>How many columns it fills.</summary>
    public int Columns { get; set; } = 1;

    /// <summary>Whether it is part of the cell above it.</summary>
    public bool Continues { get; set; }

    /// <summary>Whether there is text and all of it is bold.</summary>
    public bool IsStrong => Items.Count > 0 && Items.TrueForAll(item => item is OfficeParagraph { IsStrong: true });
}
