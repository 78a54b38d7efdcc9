using System.Text;

namespace Seedbed.Tests.Doubles;

/// <summary>Builds a document out of blocks, an empty line between two, list markers where they belong.</summary>
internal sealed class WrittenDocument
{
    private readonly StringBuilder _text = new();
    private readonly List<Block> _blocks = [];
    private readonly List<int> _pages = [];

    public WrittenDocument Page()
    {
        _pages.Add(_text.Length);
        return this;
    }

    public WrittenDocument Heading(int level, string text) => Add(BlockKind.Heading, text, level);

    public WrittenDocument Paragraph(string text, params Mark[] marks) => Add(BlockKind.Paragraph, text, 0, marks: marks);

    public WrittenDocument Item(string text, int? ordinal = null)
    {
        Gap();
        _text.Append(ordinal is null ? "- " : $"{ordinal}. ");
        return Add(BlockKind.ListItem, text, 1, ordinal, gap: false);
    }

    public WrittenDocument Term(string text) => Add(BlockKind.Term, text, 1);

    public WrittenDocument Definition(string text) => Add(BlockKind.Definition, text, 1);

    public WrittenDocument Code(string text) => Add(BlockKind.Code, text, 0);

    public WrittenDocument Table(string[] header, params string[][] rows)
    {
        Gap();
        int start = _text.Length;
        if (header.Length > 0)
            _text.Append(string.Join(" | ", header)).Append('\n');
        var spans = new List<IReadOnlyList<TextSpan>>();
        foreach (string[] row in rows)
        {
            var cells = new List<TextSpan>();
            foreach (string cell in row)
            {
                _text.Append(cells.Count > 0 ? " | " : "");
                cells.Add(new(_text.Length, _text.Length + cell.Length));
                _text.Append(cell);
            }

            spans.Add(cells);
            _text.Append('\n');
        }

        _text.Length -= rows.Length > 0 ? 1 : 0;
        _blocks.Add(new(BlockKind.Table, new(start, _text.Length)) { Table = new() { Header = header, Rows = spans } });
        return this;
    }

    public Document Build(string path = "guide/some.html") => new()
    {
        Path = path,
        Title = "Some title",
        MediaType = "text/html",
        Bytes = _text.Length,
        Sha256 = new string('0', 64),
        Text = _text.ToString(),
        Blocks = _blocks,
        PageStarts = _pages,
    };

    private WrittenDocument Add(
        BlockKind kind, string text, int level, int? ordinal = null, bool gap = true, IReadOnlyList<Mark>? marks = null)
    {
        if (gap)
            Gap();
        int start = _text.Length;
        _text.Append(text);
        _blocks.Add(new(kind, new(start, _text.Length))
        {
            Level = level,
            Ordinal = ordinal,
            Marks = [.. (marks ?? []).Select(mark => mark with { Span = mark.Span.Shift(start) })],
        });
        return this;
    }

    private void Gap() => _text.Append(_text.Length > 0 ? "\n\n" : "");
}
