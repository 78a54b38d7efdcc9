namespace Seedbed.Ingestion.Office;

/// <summary>The text of a paragraph while it is gathered; a newline in it is a line break.</summary>
internal sealed class OfficeText
{
    private readonly TextBuffer _text = new(256);
    private readonly List<OfficeRun> _runs = [];

    public int Length => _text.Length;

    /// <summary>The last character; a space when there is none.</summary>
    public char Last => _text.Length == 0 ? ' ' : _text[_text.Length - 1];

    public bool HasBreak => _text.From(0).Contains('\n');

    public bool IsBlank => CleanText.IsBlank(_text.From(0));

    /// <summary>Adds text; newlines of the file itself are spaces.</summary>
    public void Add(ReadOnlySpan<char> text, TextMarks marks)
    {
        Mark(marks);
        for (int line = text.IndexOf('\n'); line >= 0; line = text.IndexOf('\n'))
        {
            _text.Add(text[..line]);
            _text.Add(' ');
            text = text[(line + 1)..];
        }

        _text.Add(text);
    }

    public void Break() => _text.Add('\n');

    /// <summary>What was gathered as a block.</summary>
    public OfficeParagraph Take(BlockKind kind, int level = 0, int? ordinal = null, string? label = null)
    {
        string text = string.IsNullOrEmpty(label) ? _text.ToString() : string.Concat(label, " ", _text.From(0));
        int shift = text.Length - _text.Length;
        OfficeRun[] runs = _runs.TrueForAll(run => run.Marks == TextMarks.None) ? []
            : [.. _runs.Select(run => run with { Start = run.Start + shift })];
        Clear();
        return new OfficeParagraph(kind, level, ordinal, text, runs);
    }

    public void Clear()
    {
        _text.Truncate(0);
        _runs.Clear();
    }

    private void Mark(TextMarks marks)
    {
        TextMarks last = _runs.Count == 0 ? TextMarks.None : _runs[^1].Marks;
        if (marks != last)
            _runs.Add(new(_text.Length, marks));
    }
}
