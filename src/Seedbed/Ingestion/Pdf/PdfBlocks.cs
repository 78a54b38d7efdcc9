using System.Text;

namespace Seedbed.Ingestion.Pdf;

/// <summary>Pages of lines → blocks.</summary>
internal sealed partial class PdfBlocks
{
    private readonly DocumentBuilder _builder;
    private readonly PdfMeasure _measure;
    private readonly List<(PdfLine Line, int Page)> _lines = [];
    private readonly StringBuilder _text = new();
    private readonly List<(float Left, int? Number)> _items = [];
    private readonly HashSet<PdfLine> _chapters = [];
    private readonly Dictionary<PdfLine, int> _sections;
    private readonly List<PdfLine> _notes = [];
    private readonly int _pages;
    private int _page;
    private BlockKind? _kind;
    private int _level;
    private int? _ordinal;
    private float _textLeft;
    private int _rows;
    private PdfLine? _last;
    private int _lastPage;

    public PdfBlocks(IReadOnlyList<PdfPage> pages, DocumentBuilder builder)
    {
        _builder = builder;
        PdfFurniture.Drop(pages);
        _measure = new(pages);
        _pages = pages.Count;
        for (int number = 0; number < _pages; number++)
        {
            List<PdfLine> lines = pages[number].Lines;
            PdfNotes.Mark(lines, _measure);
            DropChapterWords(lines);
            bool contents = lines.Count(line => PdfShape.IsLeader(line.Text)) * 10 > lines.Count * 3;
            _lines.AddRange(lines.Where(line => !PdfShape.IsLeader(line.Text) && (!contents || line.Height > _measure.Body * 1.3f)).Select(line => (line, number)));
        }

        _sections = PdfSections.Of(_lines, _measure);
    }

    /// <summary>The lines "CHAPTER" and "TWO" above a chapter's title say nothing; the title below them is of the first level.</summary>
    private void DropChapterWords(List<PdfLine> lines)
    {
        int at = lines.FindIndex(line => line.Text is "CHAPTER" or "APPENDIX");
        if (at < 0 || at + 2 >= lines.Count || lines[at + 1].Words.Count != 1 || lines[at + 1].Text.Length > 12)
            return;
        _chapters.Add(lines[at + 2]);
        lines.RemoveRange(at, 2);
    }

    /// <summary>Called with the number, from 1, of each page that begins: what else stands on it is written then.</summary>
    public Action<int>? TurnedTo { get; init; }

    /// <summary>The whole document.</summary>
    public DocumentBody Build()
    {
        for (int at = 0; at < _lines.Count;)
            at = Next(at);
        Flush();
        TurnTo(_pages - 1);
        return _builder.Build();
    }

    /// <summary>Takes the line at a place, or several from there, and returns the place after them.</summary>
    private int Next(int at)
    {
        PdfLine line = _lines[at].Line;
        if (line.IsNote && _kind is not null && _last is { IsNote: false })
            return HoldNotes(at);
        if (IsHeading(at, out int level))
            return Heading(at, level);
        if (_measure.IsFixed(line) && !GoesOn(at))
            return Code(at);
        if (!PdfShape.IsBullet(line) && TableEnd(at) is var end && end > at)
            return Table(at, end);
        if (PdfShape.IsBullet(line))
            Item(at, null, line.Words[1].Left);
        else if (PdfShape.Number(line) is { } number && IsNextItem(line, number))
            Item(at, number, line.Words[1].Left);
        else
            Prose(at);
        _last = line;
        _lastPage = _lines[at].Page;
        return at + 1;
    }

    private bool IsHeading(int at, out int level)
    {
        PdfLine line = _lines[at].Line;
        level = line.NumberedLevel;
        int words = line.Words.Count;
        if (_chapters.Contains(line))
            level = 1;
        if (words > 16 || line.Text.Length > 140 || !line.Text.Any(char.IsLetter))
            return false;
        if (line.Height > _measure.Body * 1.12f)
        {
            float size = line.Height / _measure.Body;
            level = level > 0 ? level : size >= 1.8f ? 1 : size >= 1.4f ? 2 : size >= 1.2f ? 3 : 4;
            return !_measure.IsFixed(line) && !PdfShape.IsBullet(line) && (words < 12 || GapBefore(at) > _measure.Step * 1.5f);
        }

        if (_sections.TryGetValue(line, out int section))
        {
            level = section;
            return true;
        }

        return level >= 2 && words is > 1 and <= 10 && !line.Text.EndsWith('.') && !_measure.IsFixed(line) && char.IsUpper(line.Words[1].Text[0])
            && GapBefore(at) > _measure.Step * 1.5f && GapBefore(at + 1) > _measure.Step * 1.2f;
    }

    private int Heading(int at, int level)
    {
        Flush();
        _items.Clear();
        var text = new StringBuilder(_lines[at].Line.Text);
        int next = at + 1;
        while (next < _lines.Count && next - at < 4 && Continues(at, next))
            text.Append(' ').Append(_lines[next++].Line.Text);
        TurnTo(_lines[at].Page);
        _builder.Heading(level, text.ToString());
        _last = null;
        return next;
    }

    private bool Continues(int first, int next)
    {
        (PdfLine line, int page) = _lines[next];
        PdfLine before = _lines[next - 1].Line;
        if (page != _lines[first].Page || line.Height <= _measure.Body * 1.12f)
            return false;
        if (PdfShape.IsOnlyChapter(before.Text))
            return line.Top - before.Bottom < 4 * before.Height;
        return line.Height == before.Height && line.NumberedLevel == 0 && line.Top - before.Bottom < 0.6f * line.Height
            && before.Right > _measure.Right * 0.7f;
    }

    private int Code(int at)
    {
        Flush();
        int end = at;
        while (end < _lines.Count && IsCode(_lines[end].Line, _lines[at].Line.FixedPitch) && !(end > at && IsHeading(end, out _)))
            end++;
        while (_lines[end - 1].Line.FixedPitch == 0 && end - at > 1 && _lines[end - 1].Page != _lines[end - 2].Page)
            end--;

        float left = _lines[at..end].Min(item => item.Line.Left);
        TurnTo(_lines[at].Page);
        _builder.Begin(BlockKind.Code);
        for (int i = at; i < end; i++)
        {
            TurnTo(_lines[i].Page);
            if (i > at)
                _builder.Write(GapBefore(i) > _measure.Step * 1.7f ? "\n\n" : "\n");
            _builder.Write(Spaced(_lines[i].Line, left, _lines[at].Line.FixedPitch));
        }

        _builder.End();
        _last = null;
        return end;
    }

    /// <summary>Whether a line is of the code that a character of this width began; one of a single character (a brace) shows no pitch of its own.</summary>
    private bool IsCode(PdfLine line, float pitch) => line.Text.Length == 1
        ? MathF.Abs(line.Words[0].Width - pitch) < 0.1f
        : _measure.IsFixed(line) && MathF.Abs(line.FixedPitch - pitch) < 0.3f;

    /// <summary>The line with its spaces as they stand on the page.</summary>
    private static string Spaced(PdfLine line, float left, float pitch)
    {
        var text = new StringBuilder();
        foreach (PdfWord word in line.Words)
        {
            int column = Math.Clamp((int)MathF.Round((word.Left - left) / pitch), 0, 400);
            int spaces = Math.Max(text.Length > 0 ? 1 : 0, column - text.Length);
            text.Append(' ', spaces).Append(word.Text);
        }

        return text.ToString();
    }

    /// <summary>Footnotes wait until the paragraph, which may go on in the next column, has ended.</summary>
    private int HoldNotes(int at)
    {
        for (; at < _lines.Count && _lines[at].Line.IsNote; at++)
            _notes.Add(_lines[at].Line);
        return at;
    }

    private void WriteNotes()
    {
        if (_notes.Count == 0)
            return;
        string text = "";
        foreach (PdfLine note in _notes)
        {
            if (note.BeginsNote && text.Length > 0)
            {
                _builder.Paragraph(text);
                text = "";
            }

            text = text.Length == 0 ? note.Text : text[^1] == '-' ? _measure.Mend(text, note.Text) + note.Text : $"{text} {note.Text}";
        }

        _builder.Paragraph(text);
        _notes.Clear();
    }

    private float GapBefore(int at)
    {
        if (at <= 0 || at >= _lines.Count || _lines[at].Page != _lines[at - 1].Page)
            return float.MaxValue;
        float gap = _lines[at].Line.Top - _lines[at - 1].Line.Top;
        return gap < 0 ? float.MaxValue : gap;
    }

    private void TurnTo(int page)
    {
        for (; _page <= page; _page++)
        {
            _builder.Page();
            TurnedTo?.Invoke(_page + 1);
        }
    }
}
