namespace Seedbed.Ingestion.Office;

/// <summary>One row of a table.</summary>
internal sealed class OfficeRow
{
    public List<OfficeCell> Cells { get; } = [];

    /// <summary>Columns left free before its first cell.</summary>
    public int Before { get; set; }

    /// <summary>Whether the document says that it names the columns.</summary>
    public bool IsHeader { get; set; }

    /// <summary>Whether a tracked change removes it.</summary>
    public bool IsDeleted { get; set; }
}
