using Seedbed.Ingestion.Markup;

namespace Seedbed.Ingestion.AsciiDoc;

/// <summary>
/// Writes AsciiDoc as blocks. Blocks within delimiters are texts of their own, at most <see cref="Deepest"/> within one another; deeper
/// ones are written as paragraphs.
/// </summary>
internal sealed partial class AdocWalk
{
    private const int Deepest = 32;
    private readonly MarkupLines _lines;
    private readonly DocumentBuilder _builder;
    private readonly CancellationToken _cancellationToken;
    private readonly GrowthBudget _budget;
    private readonly AdocAttributes _attributes;
    private readonly AdocInlines _inlines;
    private readonly MarkupFacts _facts = new();
    private int _depth;

    private AdocWalk(MarkupLines lines, DocumentBuilder builder, CancellationToken cancellationToken)
    {
        _lines = lines;
        _builder = builder;
        _cancellationToken = cancellationToken;
        _budget = new(lines.Text.Length);
        _attributes = new(_budget);
        _inlines = new(builder);
    }

    /// <summary>The lines that are read.</summary>
    public MarkupLines Lines => _lines;

    /// <summary>What is written into.</summary>
    public DocumentBuilder Builder => _builder;

    /// <summary>Writes a whole text.</summary>
    public static void Write(MarkupLines lines, DocumentBuilder builder, CancellationToken cancellationToken)
    {
        var walk = new AdocWalk(AdocConditions.Met(lines), builder, cancellationToken);
        int from = walk.Header();
        walk.Blocks(from, walk._lines.Count, new MarkupPlace(0));
        builder.End();
        walk._facts.Write(builder);
    }

    // The document's title, its authors and revision, and the attributes up to the first blank line.
    private int Header()
    {
        int at = 0;
        while ((at = _lines.NextText(at, _lines.Count)) < _lines.Count && (IsComment(at) || Entry(at)))
            at = Comment(at, _lines.Count);
        if (at == _lines.Count || AdocLine.Section(_lines.Of(at)) != 1)
            return at;
        _builder.Begin(BlockKind.Heading, 1);
        Inline(_lines.Of(at)[1..].ToString());
        _builder.End();
        int said = 0;
        for (at++; at < _lines.Count && !_lines.IsBlank(at); at = Comment(at, _lines.Count))
        {
            if (IsComment(at) || Entry(at))
                continue;
            if (said == 2 || AdocLine.IsAttributes(_lines.Of(at)) || AdocLine.IsDelimiter(_lines.Of(at)))
                return at;
            bool isRevision = said++ > 0 || _lines.Of(at)[0] is 'v' && char.IsAsciiDigit(_lines.Of(at)[^1]);
            _facts.Add(isRevision ? "revision" : "author", _attributes.Resolve(_lines.Of(at).ToString()));
            if (!isRevision)
                _attributes.Set("author", _lines.Of(at).ToString().Split('<', ';')[0].Trim());
        }

        return at;
    }

    private bool IsComment(int at) => _lines[at].Indent == 0 && IsComment(_lines.Of(at));

    private static bool IsComment(ReadOnlySpan<char> line) => line.StartsWith("//") && (line.Length == 2 || line[2] != '/' || (line.Length > 3 && !line.ContainsAnyExcept('/')));

    // The line after a comment, which may be many lines, or after any other line.
    private int Comment(int at, int to) => _lines.Of(at).StartsWith("////") && IsComment(at) ? Math.Min(to, Close(at, to) + 1) : at + 1;

    private bool Entry(int at)
    {
        if (_lines[at].Indent > 0 || !AdocAttributes.IsEntry(_lines.Of(at), out ReadOnlySpan<char> name, out ReadOnlySpan<char> value))
            return false;
        _attributes.Set(name, value);
        switch (name.ToString().ToLowerInvariant())
        {
            case "lang":
                _builder.Language ??= value.ToString();
                break;
            case "doctitle" or "title":
                _builder.Title ??= value.ToString();
                break;
            case "author" or "authors" or "email" or "revnumber" or "revdate" or "description" or "keywords" or "copyright" or "organization" or "orgname":
                _facts.Add(name.ToString(), _attributes.Resolve(value.ToString()));
                break;
        }

        return true;
    }

    private void Inline(string text) => _inlines.Write(_attributes.Resolve(text));

    /// <summary>Writes a term of a list.</summary>
    public void Term(string text, int level)
    {
        _builder.Begin(BlockKind.Term, level);
        Inline(text);
        _builder.End();
        Notes(new MarkupPlace(level));
    }

    /// <summary>Writes a paragraph, and after it the notes that it refers to.</summary>
    public void Paragraph(string text, MarkupPlace place)
    {
        place.Begin(_builder);
        Inline(text);
        place.End(_builder);
        Notes(place);
    }

    private void Notes(MarkupPlace place)
    {
        foreach (string note in _inlines.TakeNotes())
        {
            _builder.Begin(BlockKind.Paragraph, place.Level);
            _inlines.Write(note);
            _builder.End();
        }
    }

    private void Blocks(int from, int to, MarkupPlace place)
    {
        if (_depth == Deepest)
        {
            while ((from = _lines.NextText(from, to)) < to)
            {
                int end = _lines.NextBlank(from, to);
                Paragraph(_lines.Join(from, end), place);
                from = end;
            }

            return;
        }

        _depth++;
        while ((from = _lines.NextText(from, to)) < to)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            from = Math.Max(from + 1, Block(from, to, place));
        }

        _depth--;
    }

    /// <summary>Writes one block with the lines that say something of it; the line after it.</summary>
    public int Block(int at, int to, MarkupPlace place)
    {
        var style = new AdocStyle();
        for (; at < to; at = _lines.NextText(at, to))
        {
            ReadOnlySpan<char> line = _lines.Of(at);
            if (IsComment(at) || Entry(at))
                at = Comment(at, to);
            else if (AdocLine.IsAttributes(line))
                style.Add(_lines.Of(at++));
            else if (AdocLine.IsBlockTitle(line))
                style.Title = _lines.Of(at++)[1..].ToString();
            else
                return Styled(at, to, style, place);
        }

        return to;
    }

    private int Styled(int at, int to, AdocStyle style, MarkupPlace place)
    {
        ReadOnlySpan<char> line = _lines.Of(at);
        if (_lines[at].Indent > 0 && AdocLine.Marker(line, out _) == 0 && AdocLine.Term(line, out _) == 0)
            return Text(at, to, style, place);
        if (line is "'''" or "---" or "***" or "<<<" or "- - -" or "* * *" or "+")
            return at + 1;
        if (AdocLine.IsDelimiter(line))
            return Delimited(at, to, style, place);
        if (Macro(at, style, place))
            return at + 1;
        if (_lines[at].Indent == 0 && Title(at, to) is var next && next > at)
            return next;
        if (AdocLine.Marker(line, out _) > 0 || AdocLine.Term(line, out _) > 0)
        {
            TitleParagraph(style, place);
            return new AdocList(this, place.Level).Write(at, to);
        }

        return AdocLine.Callout(line) > 0 ? Callouts(at, to, place) : Text(at, to, style, place);
    }

    private int Title(int at, int to)
    {
        ReadOnlySpan<char> line = _lines.Of(at);
        int level = AdocLine.Section(line);
        bool isUnderlined = level == 0 && at + 1 < to && !_lines.IsBlank(at + 1);
        if (isUnderlined)
            level = AdocLine.Underlined(line, _lines.Of(at + 1));
        if (level == 0)
            return at;
        _builder.Begin(BlockKind.Heading, level);
        Inline(isUnderlined ? line.ToString() : line[level..].TrimEnd(line[0]).ToString());
        _builder.End();
        return at + (isUnderlined ? 2 : 1);
    }

    private void TitleParagraph(AdocStyle style, MarkupPlace place)
    {
        if (style.Title is { } title)
            Paragraph(title, new MarkupPlace(place.Level));
    }

    // "name::target[…]" on a line of its own: pictures and the like say nothing, other files are not followed.
    private bool Macro(int at, AdocStyle style, MarkupPlace place)
    {
        ReadOnlySpan<char> line = _lines.Of(at);
        int colons = line.IndexOf("::");
        if (line[^1] != ']' || colons <= 0 || colons + 2 >= line.Length || line[colons + 2] == ' ' || line[..colons].ContainsAnyExceptInRange('a', 'z'))
            return false;
        int bracket = line.IndexOf('[');
        if (bracket < colons)
            return false;
        switch (line[..colons])
        {
            case "include":
                _facts.Include(line[(colons + 2)..bracket]);
                return true;
            case "image" or "video" or "audio" or "toc" or "icon" or "a2s" or "plantuml" or "gist":
                TitleParagraph(style, place);
                return true;
            default:
                return false;
        }
    }
}
