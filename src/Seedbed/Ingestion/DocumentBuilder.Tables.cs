namespace Seedbed.Ingestion;

/// <summary>Tables: rows one a line, cells joined by " | ".</summary>
public sealed partial class DocumentBuilder
{
    private readonly List<IReadOnlyList<TextSpan>> _rows = [];
    private readonly List<string> _header = [];
    private readonly List<TextSpan> _cells = [];
    private string? _caption;
    private bool _headerRow;
    private int _rowStart = -1;
    private int _cell = -1;

    /// <summary>Begins a table; a block that is open is ended first.</summary>
    /// <param name="caption">Its caption, kept with the table and not written into the text.</param>
    /// <param name="level">The depth of the list item or definition around it.</param>
    public void BeginTable(string? caption = null, int level = 0)
    {
        Start(new Block(BlockKind.Table, default) { Level = level });
        _caption = caption is null ? null : CleanText.Line(caption);
        _rows.Clear();
        _header.Clear();
        _cells.Clear();
        _rowStart = _cell = -1;
    }

    /// <summary>Begins a row; a header row's cells become the column names. Only the first row can be one.</summary>
    public void BeginRow(bool header = false)
    {
        EndRow();
        if (_block?.Kind != BlockKind.Table)
            return;
        _headerRow = header && _rows.Count == 0 && _header.Count == 0;
        _rowStart = _text.Length;
        if (_text.Length > _block.Span.Start)
            _text.Add('\n');
    }

    /// <summary>Begins a cell of the open row.</summary>
    public void BeginCell()
    {
        EndCell();
        if (_rowStart < 0)
            return;
        if (_cells.Count > 0)
            _text.Add(" | ");
        _cell = _text.Length;
    }

    /// <summary>The cell just begun or ended also fills the next column (a column span): no text, one more cell of the same span.</summary>
    public void RepeatCell()
    {
        EndCell();
        if (_rowStart >= 0 && _cells.Count > 0)
            _cells.Add(_cells[^1]);
    }

    /// <summary>Ends the table; one whose cells are all empty vanishes.</summary>
    public void EndTable()
    {
        EndRow();
        if (_block?.Kind != BlockKind.Table)
            return;
        string[] header = [.. _header];
        bool named = Array.Exists(header, name => name.Length > 0);
        if (_rows.Count == 0 && !named)
        {
            Vanish();
            return;
        }

        Finish(_block with
        {
            Table = new Table
            {
                Caption = string.IsNullOrEmpty(_caption) ? null : _caption,
                Header = named ? header : [],
                Rows = [.. _rows],
            },
        });
    }

    private void EndCell()
    {
        if (_cell < 0)
            return;
        _text.TrimSpaces(_cell);
        _cells.Add(new(_cell, _text.Length));
        _cell = -1;
    }

    private void EndRow()
    {
        EndCell();
        if (_rowStart < 0)
            return;
        if (_cells.TrueForAll(cell => cell.Length == 0))
            _text.Truncate(_rowStart);
        else if (_headerRow)
            _header.AddRange(_cells.Select(cell => _text.From(cell.Start)[..cell.Length].ToString()));
        else
            _rows.Add([.. _cells]);
        _cells.Clear();
        _rowStart = -1;
    }
}
