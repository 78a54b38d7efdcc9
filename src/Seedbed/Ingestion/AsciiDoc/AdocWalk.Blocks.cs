using Seedbed.Ingestion.Markup;

namespace Seedbed.Ingestion.AsciiDoc;

/// <summary>Blocks within delimiters, and paragraphs.</summary>
internal sealed partial class AdocWalk
{
    // The line that ends what a delimiter begins; the end of the text where it is not closed.
    private int Close(int at, int to)
    {
        ReadOnlySpan<char> delimiter = _lines.Of(at);
        ReadOnlySpan<char> sign = delimiter.StartsWith("```") ? "```" : delimiter;
        int end = at + 1;
        while (end < to && !_lines.Of(end).SequenceEqual(sign))
            end++;
        return end;
    }

    private int Delimited(int at, int to, AdocStyle style, MarkupPlace place)
    {
        int end = Close(at, to);
        ReadOnlySpan<char> sign = _lines.Of(at);
        bool isTable = sign[0] is '|' or ',' or ':' or '!' && sign.Length > 3;
        bool isCode = sign[0] is '`' || (sign[0] is '-' or '.' && sign.Length > 2)
            || style.Name is "source" or "listing" or "literal";
        if (sign[0] == '/' || style.Name is "comment")
            return Math.Min(to, end + 1);
        if (isTable)
            Table(at + 1, end, sign[0], style, place);
        else if (sign[0] == '+' || style.Name is "stem" or "latexmath" or "asciimath" or "pass")
            Raw(at + 1, end, style, place);
        else if (isCode)
            Code(at + 1, end, style, place);
        else if (sign[0] == '_' && style.Name == "verse")
            Verse(at + 1, end, style, place);
        else
            Inner(at + 1, end, style, place);
        return Math.Min(to, end + 1);
    }

    private void Inner(int from, int to, AdocStyle style, MarkupPlace place)
    {
        Word(style, place);
        TitleParagraph(style, place);
        Blocks(from, to, place);
        Attribution(style, place);
    }

    private void Word(AdocStyle style, MarkupPlace place)
    {
        if (AdocLine.Admonition(style.Name + ": ") is { } word)
            _builder.Paragraph(word, place.Level);
    }

    private void Attribution(AdocStyle style, MarkupPlace place)
    {
        if (style.Name is "quote" or "verse" && (style.At(1) ?? style["attribution"]) is { } author)
            Paragraph($"— {author}{((style.At(2) ?? style["citetitle"]) is { } work ? ", " + work : "")}", new MarkupPlace(place.Level));
    }

    // Formulas are kept as they are written; what is passed through to a page is for programs.
    private void Raw(int from, int to, AdocStyle style, MarkupPlace place)
    {
        if (style.Name is not ("stem" or "latexmath" or "asciimath"))
            return;
        TitleParagraph(style, place);
        if (from == to)
            return;
        place.Begin(_builder);
        _builder.Write(_lines.Join(from, to));
        place.End(_builder);
    }

    private void Code(int from, int to, AdocStyle style, MarkupPlace place)
    {
        TitleParagraph(style, place);
        int indent = _lines.LeastIndent(from, to, 0);
        if (style["indent"] is null)
            indent = Math.Min(indent, style.Name.Length == 0 || style.Name is "source" or "listing" ? 0 : indent);
        for (int at = from; at < to; at++)
            WithoutCallouts(at);
        if (style["subs"] is not { } said || (!said.Contains("attributes", StringComparison.Ordinal) && said != "normal"))
            _lines.Code(from, to, indent, place.Level, _builder);
        else
            ResolvedCode(from, to, indent, place);
    }

    private void ResolvedCode(int from, int to, int indent, MarkupPlace place)
    {
        _builder.Begin(BlockKind.Code, place.Level);
        for (; from < to; from++)
        {
            if (!_lines.IsBlank(from))
                _lines.Indent(from, indent, _builder);
            _builder.Write(_attributes.Resolve(_lines.Of(from).ToString()));
            _builder.Write("\n");
        }

        _builder.End();
    }

    // "code # <1>" points to a list of notes below.
    private void WithoutCallouts(int at)
    {
        ReadOnlySpan<char> line = _lines.Of(at);
        int length = line.Length;
        while (length > 2 && line[length - 1] == '>')
        {
            int open = line[..length].LastIndexOf('<');
            ReadOnlySpan<char> label = open < 0 ? default : line[(open + 1)..(length - 1)].Trim("!-");
            if (open < 0 || label.IsEmpty || label.Length > 3 || (label is not "." && label.ContainsAnyExceptInRange('0', '9')))
                break;
            length = line[..open].TrimEnd().Length;
        }

        if (length == line.Length)
            return;
        ReadOnlySpan<char> rest = line[..length];
        string[] comments = ["//", "#", "--", ";;"];
        string? comment = Array.Find(comments, sign => _lines.Of(at)[..length].EndsWith(sign, StringComparison.Ordinal));
        _lines.Cut(at, line.Length - rest[..^(comment?.Length ?? 0)].TrimEnd().Length);
    }

    private void Verse(int from, int to, AdocStyle style, MarkupPlace place)
    {
        TitleParagraph(style, place);
        place.Begin(_builder);
        for (int at = from; at < to; at++)
        {
            Inline(_lines.Of(at).ToString());
            _builder.Break();
        }

        place.End(_builder);
        Notes(place);
        Attribution(style, place);
    }

    private int Callouts(int at, int to, MarkupPlace place)
    {
        for (int number = 1; at < to && !_lines.IsBlank(at) && AdocLine.Callout(_lines.Of(at)) is var length and > 0; number++)
        {
            _lines.Take(at, length);
            int end = at + 1;
            while (end < to && !_lines.IsBlank(end) && AdocLine.Callout(_lines.Of(end)) == 0 && !AdocLine.IsDelimiter(_lines.Of(end)))
                end++;
            Paragraph(_lines.Join(at, end), new MarkupPlace(place.Level + 1, BlockKind.ListItem, number));
            at = _lines.NextText(end, to);
        }

        return at;
    }

    // A paragraph, or what its style makes of it.
    private int Text(int at, int to, AdocStyle style, MarkupPlace place)
    {
        int end = EndOfText(at, to);
        bool isLiteral = _lines[at].Indent > 0 && style.Name is not ("normal" or "quote" or "verse");
        if (style.Name is "source" or "listing" or "literal" || isLiteral)
        {
            end = _lines.NextBlank(at, to);
            TitleParagraph(style, place);
            for (int line = at; line < end; line++)
                WithoutCallouts(line);
            _lines.Code(at, end, _lines.LeastIndent(at, end, 0), place.Level, _builder);
        }
        else if (style.Name is "stem" or "latexmath" or "asciimath" or "pass")
        {
            Raw(at, end, style, place);
        }
        else if (style.Name == "verse")
        {
            Verse(at, end, style, place);
        }
        else if (style.Name != "comment")
        {
            Prose(at, end, style, place);
        }

        return end;
    }

    private void Prose(int at, int end, AdocStyle style, MarkupPlace place)
    {
        Word(style, place);
        TitleParagraph(style, place);
        if (AdocLine.Admonition(_lines.Of(at)) is { } word)
        {
            _builder.Paragraph(word, place.Level);
            _lines.Take(at, word.Length + 1);
        }

        Paragraph(Text(at, end), place);
        Attribution(style, place);
    }

    /// <summary>The lines of a paragraph without the comments between them.</summary>
    public string Text(int at, int end)
    {
        for (int line = at; line < end; line++)
        {
            if (IsComment(line))
                _lines.Clear(line);
        }

        return _lines.Join(at, end);
    }

    private int EndOfText(int at, int to)
    {
        int end = at + 1;
        while (end < to && !_lines.IsBlank(end) && !Interrupts(end))
            end++;
        return end;
    }

    /// <summary>Whether something else begins here without a blank line before it.</summary>
    public bool Interrupts(int at)
    {
        ReadOnlySpan<char> line = _lines.Of(at);
        return _lines[at].Indent == 0 && (AdocLine.IsDelimiter(line) || line is "+" || (AdocLine.IsAttributes(line) && !line.Contains(' ')) || line.StartsWith("include::"));
    }
}
