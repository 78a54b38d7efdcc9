using Seedbed.Ingestion.Markup;

namespace Seedbed.Ingestion.Rst;

/// <summary>What begins with two dots: notes, targets, substitutions, directives, comments.</summary>
internal sealed partial class RstWalk
{
    private int Explicit(int at, int to, MarkupPlace place)
    {
        int indent = _lines[at].Indent;
        int end = _lines.EndOfIndent(at + 1, to, indent + 1);
        if (_lines[at].Length == 2)
            return at + 1 < to && !_lines.IsBlank(at + 1) ? end : at + 1;
        int shift = _lines[at].Indent;
        _lines.Take(at, 2);
        shift = _lines[at].Indent - shift;
        ReadOnlySpan<char> text = _lines.Of(at);
        if (text[0] == '[' && NoteLabel(text) is var label and > 0)
            Note(at, end, indent + shift, label, place);
        else if (RstLine.Directive(text) is var name and > 0)
            Directive(at, end, indent + shift, name, place);
        return end;
    }

    // The length of "[1]" or "[Smith2002]".
    private static int NoteLabel(ReadOnlySpan<char> text)
    {
        int close = text[..Math.Min(text.Length, 200)].IndexOf(']');
        return close > 1 && (close + 1 == text.Length || text[close + 1] is ' ' or '\t') && !text[..close].Contains(' ') ? close + 1 : 0;
    }

    private void Note(int at, int end, int indent, int label, MarkupPlace place)
    {
        bool isNumber = RstInlines.IsNote(_lines.Of(at)[1..(label - 1)]);
        if (!isNumber)
            _builder.Term(_lines.Of(at)[1..(label - 1)].ToString(), place.Level + 1);
        int body = _lines.LeastIndent(at + 1, end, indent);
        _lines.Take(at, label, body);
        Blocks(at, end, body, isNumber ? new MarkupPlace(place.Level) : new MarkupPlace(place.Level + 1, BlockKind.Definition));
    }

    private void Directive(int at, int end, int indent, int length, MarkupPlace place)
    {
        string name = _lines.Of(at)[..length].TrimEnd(": ").ToString().ToLowerInvariant();
        int body = _lines.LeastIndent(at + 1, end, indent);
        _lines.Take(at, length, body);
        var options = new RstOptions(_lines, at, end);
        var directive = new RstDirective(name, at, end, body, options);
        switch (RstDirectives.KindOf(name))
        {
            case RstDirectiveKind.Dropped:
                return;
            case RstDirectiveKind.File:
                _facts.Include(_lines.Of(at));
                return;
            case RstDirectiveKind.Code:
                Code(directive, place);
                return;
            case RstDirectiveKind.Math:
                Formula(directive, place);
                return;
            case RstDirectiveKind.Block:
                Blocks(at, end, body, place);
                return;
            case RstDirectiveKind.Content:
                Content(directive, place);
                return;
            case RstDirectiveKind.Titled:
                Titled(directive, place);
                return;
            case RstDirectiveKind.Admonition:
                _builder.Paragraph(RstDirectives.TitleOf(name), place.Level);
                Blocks(at, end, body, new MarkupPlace(place.Level));
                return;
            case RstDirectiveKind.Version:
                Version(directive, place);
                return;
            case RstDirectiveKind.Table:
                Table(directive, place);
                return;
            case RstDirectiveKind.Title:
                _builder.Title ??= RstInlines.Plain(_lines.Of(at));
                return;
            case RstDirectiveKind.Meta:
                Meta(directive);
                return;
            default:
                Described(directive, place);
                return;
        }
    }

    // The first line after the arguments, which end with a blank line.
    private int AfterArguments(RstDirective directive)
    {
        if (!_lines.IsBlank(directive.At))
            return _lines.NextBlank(directive.At, directive.End);
        return directive.At;
    }

    private void Code(RstDirective directive, MarkupPlace place)
    {
        if (directive.Options["caption"] is { Length: > 0 } caption)
            Paragraph(caption, new MarkupPlace(place.Level));
        if (directive.Name == "parsed-literal")
        {
            MarkedCode(directive, place);
            return;
        }

        _lines.Code(directive.At + 1, directive.End, directive.Indent, place.Level, _builder);
    }

    private void MarkedCode(RstDirective directive, MarkupPlace place)
    {
        _builder.Begin(BlockKind.Code, place.Level);
        for (int at = directive.At; at < directive.End; at++)
        {
            if (!_lines.IsBlank(at))
                _lines.Indent(at, directive.Indent, _builder);
            _inlines.Write(_lines.Of(at));
            _builder.Write("\n");
        }

        _builder.End();
    }

    private void Formula(RstDirective directive, MarkupPlace place)
    {
        for (int at = _lines.NextText(directive.At, directive.End); at < directive.End;)
        {
            int end = _lines.NextBlank(at, directive.End);
            place.Begin(_builder);
            _builder.Write(_lines.Of(at, end - 1));
            place.End(_builder);
            at = _lines.NextText(end, directive.End);
        }
    }

    private void Content(RstDirective directive, MarkupPlace place) =>
        Blocks(AfterArguments(directive), directive.End, directive.Indent, place);

    private void Titled(RstDirective directive, MarkupPlace place)
    {
        int from = AfterArguments(directive);
        if (from > directive.At)
            Paragraph(_lines.Of(directive.At, from - 1), new MarkupPlace(place.Level));
        Blocks(from, directive.End, directive.Indent, new MarkupPlace(place.Level));
    }

    // "versionadded:: 3.2 words": Sphinx writes "New in version 3.2: words".
    private void Version(RstDirective directive, MarkupPlace place)
    {
        ReadOnlySpan<char> text = _lines.Of(directive.At);
        int space = text.IndexOf(' ');
        if (text.IsEmpty)
            return;
        bool isBare = space < 0;
        place.Begin(_builder);
        _builder.Write(RstDirectives.TitleOf(directive.Name));
        _builder.Write(" ");
        _builder.Write(isBare ? text : text[..space]);
        _builder.Write(isBare ? "." : ": ");
        int end = isBare ? directive.At + 1 : _lines.NextBlank(directive.At, directive.End);
        if (!isBare)
        {
            _lines.Take(directive.At, space);
            _inlines.Write(_lines.Of(directive.At, end - 1));
        }

        place.End(_builder);
        Blocks(end, directive.End, directive.Indent, new MarkupPlace(place.Level));
    }

    private void Meta(RstDirective directive)
    {
        foreach ((string name, string value) in directive.Options.All)
            _facts.Add(name.Split(' ')[0], value);
    }

    // What a program's manual describes, as functions and options: its signatures are terms, the rest their definition.
    private void Described(RstDirective directive, MarkupPlace place)
    {
        int from = AfterArguments(directive);
        for (int at = directive.At; at < from; at++)
        {
            _builder.Begin(BlockKind.Term, place.Level + 1);
            _builder.Write(_lines.Of(at));
            _builder.End();
        }

        Blocks(from, directive.End, directive.Indent, from > directive.At ? new MarkupPlace(place.Level + 1, BlockKind.Definition) : place);
    }
}
