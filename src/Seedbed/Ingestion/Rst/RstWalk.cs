using Seedbed.Ingestion.Markup;

namespace Seedbed.Ingestion.Rst;

/// <summary>
/// Writes reStructuredText as blocks. What stands further right is read as a text of its own, at most <see cref="Deepest"/> times
/// within one another; deeper text is written as paragraphs, so that each line is looked at a bounded number of times.
/// </summary>
internal sealed partial class RstWalk
{
    private const int Deepest = 32;
    private readonly MarkupLines _lines;
    private readonly DocumentBuilder _builder;
    private readonly CancellationToken _cancellationToken;
    private readonly GrowthBudget _budget;
    private readonly RstInlines _inlines;
    private readonly MarkupFacts _facts = new();
    private readonly List<(char Sign, bool IsOver)> _titles = [];
    private bool _isAtTop = true;
    private int _depth;

    public RstWalk(MarkupLines lines, DocumentBuilder builder, CancellationToken cancellationToken)
    {
        _lines = lines;
        _builder = builder;
        _cancellationToken = cancellationToken;
        _budget = new(lines.Text.Length);
        _inlines = new(builder, new RstSubstitutions(lines), _budget);
    }

    /// <summary>Writes the whole text.</summary>
    public void Write()
    {
        Blocks(0, _lines.Count, 0, new MarkupPlace(0));
        _builder.End();
        _facts.Write(_builder);
    }

    private void Blocks(int from, int to, int indent, MarkupPlace place)
    {
        if (_depth == Deepest)
        {
            Flat(from, to, place);
            return;
        }

        _depth++;
        while ((from = _lines.NextText(from, to)) < to)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            from = Math.Max(from + 1, Block(from, to, indent, place));
        }

        _depth--;
    }

    private void Flat(int from, int to, MarkupPlace place)
    {
        while ((from = _lines.NextText(from, to)) < to)
        {
            int end = _lines.NextBlank(from, to);
            Paragraph(_lines.Of(from, end - 1), place);
            from = end;
        }
    }

    // One block at its place; the line after it.
    private int Block(int at, int to, int indent, MarkupPlace place)
    {
        MarkupLine line = _lines[at];
        if (line.Indent > indent)
            return Indented(at, to, indent, place);
        ReadOnlySpan<char> text = _lines.Of(at);
        int end = text[0] switch
        {
            '.' when RstLine.IsExplicit(text) => Explicit(at, to, place),
            '_' when text.StartsWith("__ ") || text.SequenceEqual("__") => at + 1,
            ':' when RstLine.Field(text) > 0 => Fields(at, to, place),
            '>' when text.StartsWith(">>> ") || text.SequenceEqual(">>>") => Doctest(at, to, place),
            '|' when text.Length == 1 || text[1] == ' ' => LineBlock(at, to, place),
            '+' when RstLine.IsGridTop(text) => GridTable(at, to, null, place),
            '=' when RstLine.IsSimpleTop(text) => SimpleTable(at, to, null, place),
            _ => at,
        };
        if (end > at)
        {
            _isAtTop &= text[0] is '.' or ':' or '_';
            return end;
        }

        end = Title(at, to, indent);
        if (end > at)
            return end;
        _isAtTop = false;
        if (RstLine.Bullet(text) > 0)
            return Bullets(at, to, place);
        if (RstLine.Number(text, out _) > 0 && IsNumbered(at, to, indent))
            return Numbers(at, to, place);
        if (RstLine.Options(text, out bool isWhole) > 0 && (!isWhole || IsIndented(at + 1, to, indent)))
            return Options(at, to, place);
        if (IsIndented(at + 1, to, indent) && !text.EndsWith("::", StringComparison.Ordinal))
            return Definitions(at, to, indent, place);
        return Prose(at, to, indent, place);
    }

    private bool IsIndented(int at, int to, int indent) => at < to && !_lines.IsBlank(at) && _lines[at].Indent > indent;

    private int Indented(int at, int to, int indent, MarkupPlace place)
    {
        int end = _lines.EndOfIndent(at, to, indent + 1);
        Blocks(at, end, _lines.LeastIndent(at, end, indent + 1), new MarkupPlace(place.Level));
        return end;
    }

    // A heading, or a rule between sections, which says nothing.
    private int Title(int at, int to, int indent)
    {
        ReadOnlySpan<char> text = _lines.Of(at);
        if (RstLine.IsRule(text))
        {
            if (at + 1 >= to || _lines.IsBlank(at + 1))
                return text.Length >= 4 ? at + 1 : at;
            bool isTitle = at + 2 < to && !_lines.IsBlank(at + 2) && RstLine.IsRule(_lines.Of(at + 2)) && _lines.Of(at + 2)[0] == text[0]
                && text.Length >= Math.Min(4, _lines[at + 1].Length);
            if (!isTitle)
                return at;
            Heading(_lines.Of(at + 1), text[0], true);
            return at + 3;
        }

        if (at + 1 >= to || _lines.IsBlank(at + 1) || _lines[at + 1].Indent != indent)
            return at;
        ReadOnlySpan<char> under = _lines.Of(at + 1);
        if (!RstLine.IsRule(under) || under.Length < Math.Min(4, text.Length))
            return at;
        Heading(text, under[0], false);
        return at + 2;
    }

    private void Heading(ReadOnlySpan<char> text, char sign, bool isOver)
    {
        int level = _titles.IndexOf((sign, isOver)) + 1;
        if (level == 0)
        {
            _titles.Add((sign, isOver));
            level = _titles.Count;
        }

        _builder.Begin(BlockKind.Heading, Math.Min(level, 6));
        _inlines.Write(text);
        _builder.End();
    }

    private int Prose(int at, int to, int indent, MarkupPlace place)
    {
        int end = at + 1;
        while (end < to && !_lines.IsBlank(end) && _lines[end].Indent == indent)
            end++;
        ReadOnlySpan<char> text = _lines.Of(at, end - 1);
        bool isBeforeCode = text.EndsWith("::", StringComparison.Ordinal) && !text.EndsWith("\\::", StringComparison.Ordinal);
        if (!isBeforeCode)
        {
            Paragraph(text, place);
            return end;
        }

        text = text[..^1];
        Paragraph(text.Length == 1 || text[^2] is ' ' or '\n' or '\t' ? text[..^1] : text, place);
        return Literal(end, to, indent, place);
    }

    private void Paragraph(ReadOnlySpan<char> text, MarkupPlace place)
    {
        place.Begin(_builder);
        _inlines.Write(text);
        place.End(_builder);
    }

    // What follows "::": indented lines, or lines that begin with the same sign.
    private int Literal(int from, int to, int indent, MarkupPlace place)
    {
        int at = _lines.NextText(from, to), end;
        if (at == to)
            return from;
        if (_lines[at].Indent > indent)
        {
            end = _lines.EndOfIndent(at, to, indent + 1);
            _lines.Code(at, end, _lines.LeastIndent(at, end, indent), place.Level, _builder);
            return end;
        }

        char sign = _lines.Of(at)[0];
        if (!char.IsAsciiLetterOrDigit(sign) && sign < 128)
        {
            for (end = at; end < to && !_lines.IsBlank(end) && _lines.Of(end)[0] == sign;)
                end++;
            _lines.Code(at, end, indent, place.Level, _builder);
            return end;
        }

        return from;
    }

    private int Doctest(int at, int to, MarkupPlace place)
    {
        int end = _lines.NextBlank(at, to);
        _lines.Code(at, end, _lines[at].Indent, place.Level, _builder);
        return end;
    }

    private int LineBlock(int at, int to, MarkupPlace place)
    {
        int indent = _lines[at].Indent;
        place.Begin(_builder);
        for (; at < to && !_lines.IsBlank(at) && (_lines[at].Indent > indent || _lines.Of(at)[0] == '|'); at++)
        {
            ReadOnlySpan<char> text = _lines.Of(at);
            bool isNew = _lines[at].Indent == indent;
            if (isNew)
                _builder.Break();
            else
                _builder.Write(" ");
            _inlines.Write(isNew ? text[1..] : text);
        }

        place.End(_builder);
        return at;
    }
}
