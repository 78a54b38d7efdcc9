namespace Seedbed.Ingestion;

/// <summary>
/// Builds a document's text and structure block by block, in reading order. It keeps the promises of
/// <see cref="Document"/> and <see cref="Block"/> whatever it is given: characters are cleaned (<see cref="CleanText"/>),
/// white space collapses outside code, empty blocks vanish, blocks are set apart by a blank line, list items by a newline
/// with their marker, table rows stand one a line with cells joined by " | ". Not thread-safe.
/// </summary>
public sealed partial class DocumentBuilder
{
    private readonly TextBuffer _text;
    private readonly List<Block> _blocks = [];
    private readonly List<Mark> _marks = [];
    private readonly List<(MarkKind Kind, int Start)> _open = [];
    private readonly List<int> _pages = [];
    private int _pendingPages;
    private Block? _block;

    /// <summary>A builder with room for about this many characters.</summary>
    public DocumentBuilder(int capacity = 1024) => _text = new(capacity);

    /// <summary>The title that the document declares; cleaned when built.</summary>
    public string? Title { get; set; }

    /// <summary>The name of the site or manual that the document says it belongs to; cleaned by its reader.</summary>
    public string? Site { get; set; }

    /// <summary>The language that the document declares.</summary>
    public string? Language { get; set; }

    /// <summary>What else the document says of itself.</summary>
    public Columns Metadata { get; set; } = Columns.Empty;

    /// <summary>What a person should know of how it was read.</summary>
    public IReadOnlyList<string> Notes { get; set; } = [];

    /// <summary>Whether nothing but white space was written so far.</summary>
    public bool IsEmpty => _blocks.Count == 0 && (_block is null || _text.Length == _block.Span.Start);

    /// <summary>Whether a block is open.</summary>
    public bool IsOpen => _block is not null;

    /// <summary>Whether no block is open, or one without text so far.</summary>
    public bool IsBlockEmpty => _block is null || _text.Length == _block.Span.Start;

    /// <summary>The last character so far; a space before the first.</summary>
    internal char LastCharacter => _text.Length == 0 ? ' ' : _text[_text.Length - 1];

    /// <summary>A new page begins here: with the next block, or, inside a block, at the next character.</summary>
    public void Page()
    {
        if (_block is null)
            _pendingPages++;
        else
            _pages.Add(_text.Length);
    }

    /// <summary>A whole heading of level 1 to 6.</summary>
    public void Heading(int level, string text) => Whole(BlockKind.Heading, Math.Clamp(level, 1, 6), null, text);

    /// <summary>A whole paragraph; <paramref name="level"/> is the depth of the list item or definition around it.</summary>
    public void Paragraph(string text, int level = 0) => Whole(BlockKind.Paragraph, level, null, text);

    /// <summary>A whole list item.</summary>
    public void ListItem(string text, int level = 1, int? ordinal = null) => Whole(BlockKind.ListItem, level, ordinal, text);

    /// <summary>A whole term of a definition list.</summary>
    public void Term(string text, int level = 1) => Whole(BlockKind.Term, level, null, text);

    /// <summary>A whole definition.</summary>
    public void Definition(string text, int level = 1) => Whole(BlockKind.Definition, level, null, text);

    /// <summary>A whole stretch of code, white space kept.</summary>
    public void Code(string text, int level = 0) => Whole(BlockKind.Code, level, null, text);

    /// <summary>Begins a block; one that is open is ended first. Tables have <see cref="BeginTable"/>.</summary>
    public void Begin(BlockKind kind, int level = 0, int? ordinal = null)
    {
        if (kind == BlockKind.Table)
            throw new ArgumentException("a table is begun by BeginTable", nameof(kind));
        Start(new Block(kind, default) { Level = level, Ordinal = ordinal });
    }

    /// <summary>Writes into the open block, or into a new paragraph when none is open.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        if (_block is null)
        {
            if (CleanText.IsBlank(text))
                return;
            Begin(BlockKind.Paragraph);
        }

        if (_block!.Kind == BlockKind.Code)
            CleanText.Keep(text, _text);
        else if (_block.Kind != BlockKind.Table || _cell >= 0)
            CleanText.Collapse(text, _text, _cell >= 0 ? _cell : _block.Span.Start);
    }

    /// <summary>A line break inside the open block; a space in headings, terms and cells.</summary>
    public void Break()
    {
        if (_block is null)
            return;
        if (_block.Kind is BlockKind.Heading or BlockKind.Term or BlockKind.Table)
            Write(" ");
        else if (_block.Kind == BlockKind.Code)
            _text.Add('\n');
        else
            _text.BreakLine(_block.Span.Start);
    }

    /// <summary>Inside code, ends the line that has text on it.</summary>
    internal void BreakIfText()
    {
        if (_block is not null && _text.Length > _block.Span.Start && _text[_text.Length - 1] != '\n')
            _text.Add('\n');
    }

    /// <summary>Markup begins; ignored outside a block.</summary>
    public void Open(MarkKind kind)
    {
        if (_block is not null)
            _open.Add((kind, _text.Length));
    }

    /// <summary>The last opened markup of this kind ends; one that covers nothing is dropped.</summary>
    public void Close(MarkKind kind)
    {
        int at = _open.FindLastIndex(open => open.Kind == kind);
        if (at < 0)
            return;
        AddMark(kind, _open[at].Start);
        _open.RemoveAt(at);
    }

    /// <summary>Ends the open block, if any. One without text vanishes.</summary>
    public void End()
    {
        if (_block is null)
            return;
        if (_block.Kind == BlockKind.Table)
            EndTable();
        else
            Finish(_block);
    }

    /// <summary>The whole. The builder must not be used afterwards.</summary>
    public DocumentBody Build()
    {
        End();
        for (; _pendingPages > 0; _pendingPages--)
            _pages.Add(_text.Length);
        if (_pages.Count > 0)
            _pages[0] = 0;
        for (int i = 0; i < _pages.Count; i++)
            _pages[i] = Math.Min(_pages[i], _text.Length);
        return new DocumentBody
        {
            Title = Title is null ? null : CleanText.Line(Title) is { Length: > 0 } title ? title : null,
            Site = Site,
            Language = string.IsNullOrWhiteSpace(Language) ? null : Language.Trim(),
            Metadata = Metadata,
            Notes = Notes,
            Text = _text.ToString(),
            Blocks = _blocks,
            PageStarts = _pages,
        };
    }

    private void Whole(BlockKind kind, int level, int? ordinal, string text)
    {
        Begin(kind, level, ordinal);
        Write(text);
        End();
    }
}
