using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Office;

/// <summary>
/// Writes a sheet's rows as a table. Smaller sheets are gathered first, so that empty columns go and merged cells are
/// repeated; larger ones are written as they are read.
/// </summary>
internal sealed class XlsxTable(DocumentBuilder builder, TextBudget budget)
{
    private const int MostGathered = 200_000;
    private readonly List<XlsxRow> _rows = [];
    private int[] _columns = [];
    private int _cells;
    private bool _isOpen;

    /// <summary>Writes all rows of a sheet.</summary>
    public void Write(XlsxSheet sheet)
    {
        while (sheet.Next() is { } row)
        {
            if (_isOpen)
            {
                WriteRow(row, isHeader: false);
                continue;
            }

            _rows.Add(row);
            _cells += row.Cells.Count;
            if (_cells > MostGathered)
                Open(isWhole: false);
        }

        if (!_isOpen)
        {
            Titles();
            new XlsxMerges(_rows).Apply(sheet.Merges);
            Open(isWhole: true);
        }

        builder.End();
    }

    /// <summary>Rows of a single cell before the first wider row are titles and remarks; so are all rows of a sheet of one column.</summary>
    private void Titles()
    {
        int titles = _rows.TakeWhile(row => row.Cells.Count == 1).Count();
        foreach (XlsxRow row in _rows.Take(titles))
            builder.Paragraph(row.Cells[0].Text);
        _rows.RemoveRange(0, titles);
    }

    private void Open(bool isWhole)
    {
        _isOpen = true;
        if (!isWhole)
            Titles();
        if (_rows.Count == 0)
            return;
        _columns = isWhole ? [.. _rows.SelectMany(row => row.Cells).Select(cell => cell.Column).Distinct().Order()] : [];
        builder.BeginTable();
        bool named = IsHeader();
        for (int i = 0; i < _rows.Count; i++)
            WriteRow(_rows[i], i == 0 && named);
        _rows.Clear();
    }

    /// <summary>The first row names the columns when there is nothing but words in it, for at least half of them.</summary>
    private bool IsHeader()
    {
        int widest = _rows.Max(row => row.Cells.Count);
        return _rows.Count > 1 && _rows[0].Cells.TrueForAll(cell => cell.IsWords) && _rows[0].Cells.Count * 2 >= widest;
    }

    private void WriteRow(XlsxRow row, bool isHeader)
    {
        if (!builder.IsOpen)
            builder.BeginTable();
        builder.BeginRow(isHeader);
        int next = 0;
        foreach (XlsxCell cell in row.Cells)
        {
            int at = _columns.Length == 0 ? cell.Column : Array.BinarySearch(_columns, cell.Column);
            for (; next < at; next++)
            {
                budget.Piece();
                builder.BeginCell();
            }

            next = at + 1;
            if (cell.IsRepeat)
            {
                builder.RepeatCell();
                continue;
            }

            builder.BeginCell();
            builder.Write(cell.Text);
        }
    }
}
