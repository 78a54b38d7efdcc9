namespace Seedbed.Ingestion.Office;

/// <summary>A table that was read whole, before it is known what it is.</summary>
internal sealed class OfficeTable : OfficeItem
{
    public const int MostColumns = 200;

    public List<OfficeRow> Rows { get; } = [];

    /// <summary>Whether the table's style sets its first row apart.</summary>
    public bool HasStyledHeader { get; set; }

    /// <summary>The depth of the list around it.</summary>
    public int Level { get; set; }

    public string? Caption { get; set; }

    /// <summary>Whether it is a table of data: text in more than one column, and no headings or single row of tables as layouts have.</summary>
    public bool IsData => HasColumns && !Rows.Exists(row => row.Cells.Exists(HasHeading))
        && !(Rows.Count == 1 && Rows[0].Cells.Exists(cell => cell.Items.Exists(item => item is OfficeTable)));

    private bool HasColumns
    {
        get
        {
            int first = -1;
            foreach (OfficeRow row in Rows)
            {
                int column = row.Before;
                foreach (OfficeCell cell in row.Cells)
                {
                    if (cell.Items.Count > 0 && first != column && first >= 0)
                        return true;
                    first = cell.Items.Count > 0 ? column : first;
                    column += Math.Clamp(cell.Columns, 1, MostColumns);
                }
            }

            return false;
        }
    }

    /// <summary>How many of the first rows name the columns.</summary>
    public int HeaderRows
    {
        get
        {
            int said = Rows.TakeWhile(row => row.IsHeader).Count();
            if (said > 0)
                return said < Rows.Count ? said : Rows.Count > 1 ? 1 : 0;
            if (Rows.Count < 2 || Rows[0].Cells.Count < 2)
                return 0;
            bool strong = Rows[0].Cells.TrueForAll(cell => cell.IsStrong) && !Rows[1].Cells.TrueForAll(cell => cell.IsStrong);
            return strong || HasStyledHeader ? 1 : 0;
        }
    }

    private static bool HasHeading(OfficeCell cell) => cell.Items.Exists(item => item is OfficeParagraph { Kind: BlockKind.Heading });
}
