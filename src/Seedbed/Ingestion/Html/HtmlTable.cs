namespace Seedbed.Ingestion.Html;

/// <summary>A table's grid: spanned cells repeated, several header rows made one.</summary>
internal sealed class HtmlTable
{
    private const int MostColumns = 200;
    private readonly List<(List<HtmlNode> Cells, bool InHead)> _source = [];
    private readonly List<Row> _rows = [];
    private bool _hasStructure;

    private HtmlTable()
    {
    }

    /// <summary>Its rows; at most one header row, the first.</summary>
    public IReadOnlyList<Row> Rows => _rows;

    /// <summary>Its caption, or the title right before it that DocBook writes.</summary>
    public string? Caption { get; private set; }

    /// <summary>Whether the caption is inside the table, so that it is not among the text before it.</summary>
    public bool HasOwnCaption { get; private set; }

    /// <summary>Whether it is a table of data and not a page's layout.</summary>
    public bool IsData { get; private set; }

    /// <summary>Reads a table element.</summary>
    public static HtmlTable Of(HtmlNode element)
    {
        var table = new HtmlTable();
        table.Gather(element);
        table.IsData = table.LooksLikeData(element);
        if (table.IsData)
        {
            table.FindCaption(element);
            table.Lay();
        }

        return table;
    }

    private void Gather(HtmlNode element)
    {
        for (HtmlNode? node = element.First; node is not null; node = node.Next)
        {
            switch (node)
            {
                case HtmlNode { LocalName: "caption" } caption:
                    Caption = CleanText.Line(caption.TextContent).TrimEnd('¶', ' ');
                    HasOwnCaption = true;
                    break;
                case HtmlNode { LocalName: "tr" } row:
                    Add(row, false);
                    break;
                case HtmlNode { LocalName: "thead" or "tbody" or "tfoot" } group:
                    for (HtmlNode? child = group.First; child is not null; child = child.Next)
                    {
                        if (child.LocalName == "tr")
                            Add(child, group.LocalName == "thead");
                    }

                    break;
            }
        }
    }

    private void Add(HtmlNode row, bool inHead)
    {
        var cells = new List<HtmlNode>();
        for (HtmlNode? node = row.First; node is not null; node = node.Next)
        {
            if (node.LocalName is "td" or "th")
                cells.Add(node);
        }

        if (cells.Count > 0)
            _source.Add((cells, inHead));
    }

    private bool LooksLikeData(HtmlNode element)
    {
        if (element.GetAttribute("role") is "presentation" or "none" || _source.Count == 0)
            return false;
        int columns = _source.Max(row => row.Cells.Sum(cell => Math.Min(Span(cell, "colspan"), MostColumns)));
        if (columns is < 2 or > MostColumns)
            return false;
        int code = 0;
        for (HtmlNode? inner = element.First; inner is not null; inner = inner.After(element))
        {
            string name = inner.LocalName;
            if (name == "table" || HtmlTag.IsHeading(name) || name is "article" or "section")
                return false;
            code += name == "pre" ? 1 : 0;
        }

        _hasStructure = Array.Exists([.. _source], row => row.InHead || row.Cells.Exists(cell => cell.LocalName == "th"));
        return _hasStructure || (code == 0 && _source.Count > 1);
    }

    private void FindCaption(HtmlNode element)
    {
        if (Caption is not null)
            return;
        HtmlNode? around = element.Parent;
        for (int up = 0; up < 2 && around is not null; up++, around = around.Parent)
        {
            string? style = around.GetAttribute("class");
            if (style is null || !style.Contains("table", StringComparison.OrdinalIgnoreCase))
                continue;
            HtmlNode? first = around.FirstElement;
            if (first is not null && first != element && first.LocalName is "p" or "div" or "figcaption"
                && first.GetAttribute("class") is { } name && name.Contains("title", StringComparison.OrdinalIgnoreCase))
            {
                Caption = CleanText.Line(first.TextContent);
                return;
            }
        }
    }

    private void Lay()
    {
        int heads = _source.TakeWhile(row => row.InHead).Count();
        if (heads == 0 && _source.Count > 1 && _source[0].Cells.TrueForAll(cell => cell.LocalName == "th" || string.IsNullOrWhiteSpace(cell.TextContent))
            && _source[0].Cells.Count > 1 && !_source[1].Cells.TrueForAll(cell => cell.LocalName == "th"))
        {
            heads = 1;
        }

        List<List<Cell>> grid = Grid();
        if (heads > 0)
            _rows.Add(new(true, heads == 1 ? grid[0] : Join(grid[..heads])));
        foreach (List<Cell> row in grid.Skip(heads))
            _rows.Add(new(false, row));
    }

    /// <summary>Several header rows as one: each column's words from top to bottom, each cell once.</summary>
    private static List<Cell> Join(List<List<Cell>> rows)
    {
        int columns = rows.Max(row => row.Count);
        return [.. Enumerable.Range(0, columns).Select(column =>
            new Cell([.. rows.Where(row => column < row.Count).SelectMany(row => row[column].Parts).Distinct()], false))];
    }

    private List<List<Cell>> Grid()
    {
        var grid = new List<List<Cell>>(_source.Count);
        var hanging = new Dictionary<int, (HtmlNode Cell, int Rows)>();
        int budget = 1000 + 4 * _source.Sum(row => row.Cells.Count);
        foreach ((List<HtmlNode> source, _) in _source)
        {
            var row = new List<Cell>();
            foreach (HtmlNode cell in source)
            {
                Hang(row, hanging, ref budget);
                int columns = Math.Min(Span(cell, "colspan"), MostColumns), down = Span(cell, "rowspan");
                for (int i = 0; i < columns && row.Count < MostColumns; i++)
                {
                    if (down > 1)
                        hanging[row.Count] = (cell, down - 1);
                    row.Add(new([cell], i > 0));
                }
            }

            Hang(row, hanging, ref budget);
            grid.Add(row);
        }

        return grid;
    }

    private static void Hang(List<Cell> row, Dictionary<int, (HtmlNode Cell, int Rows)> hanging, ref int budget)
    {
        while (hanging.Remove(row.Count, out (HtmlNode Cell, int Rows) above))
        {
            if (above.Rows > 1)
                hanging[row.Count] = (above.Cell, above.Rows - 1);
            bool same = row.Count > 0 && row[^1].Parts is [{ } last] && last == above.Cell;
            row.Add(budget-- > 0 ? new([above.Cell], same) : new([], false));
        }
    }

    private static int Span(HtmlNode cell, string name) =>
        int.TryParse(cell.GetAttribute(name), out int span) && span > 1 ? Math.Min(span, 65534) : 1;

    /// <summary>One row of the grid.</summary>
    internal sealed record Row(bool IsHeader, IReadOnlyList<Cell> Cells);

    /// <summary>One cell of the grid: the elements whose text it shows.</summary>
    internal readonly record struct Cell(IReadOnlyList<HtmlNode> Parts, bool IsSameAsLast);
}
