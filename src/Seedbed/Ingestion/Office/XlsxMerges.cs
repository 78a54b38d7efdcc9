namespace Seedbed.Ingestion.Office;

/// <summary>Repeats merged cells in each column and row that they fill.</summary>
internal sealed class XlsxMerges(List<XlsxRow> rows)
{
    private const int MostCells = 200_000;
    private readonly Dictionary<int, XlsxRow> _byNumber = rows.DistinctBy(row => row.Number).ToDictionary(row => row.Number);
    private int _left = MostCells;

    /// <summary>Applies the merges in their order. Only rows that have cells of their own get repeated ones.</summary>
    public void Apply(List<XlsxMerge> merges)
    {
        foreach (XlsxMerge merge in merges)
        {
            if (_byNumber.TryGetValue(merge.Top, out XlsxRow? top) && top.Cells.FindIndex(cell => cell.Column == merge.Left) is >= 0 and var at)
                Fill(merge, top.Cells[at]);
        }
    }

    private void Fill(XlsxMerge merge, XlsxCell cell)
    {
        for (int number = merge.Top; number <= merge.Bottom && _left-- > 0; number++)
        {
            if (!_byNumber.TryGetValue(number, out XlsxRow? row))
                continue;
            int at = row.Cells.FindLastIndex(one => one.Column < merge.Left) + 1;
            row.Cells.RemoveAll(one => one.Column >= merge.Left && one.Column <= merge.Right);
            for (int column = merge.Left; column <= merge.Right && _left-- > 0; column++)
                row.Cells.Insert(at++, cell with { Column = column, IsRepeat = column > merge.Left });
        }
    }
}
