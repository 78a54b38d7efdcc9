namespace Seedbed.Ingestion.Latex;

/// <summary>Commands with rules of their own, and environments.</summary>
internal sealed partial class LatexWalk
{
    private int Special(string name, int at, int after, int to, Stack<LatexGroup> groups)
    {
        switch (name)
        {
            case "begin":
                return Begun(at, after, to);
            case "end":
                return Ended(after, to);
            case "verb":
                return Verbatim(after, to);
            case "href" or "hyperlink":
                return Marked(MarkKind.Link, Target(after, to) is (_, var target) ? target + 1 : after, to, groups);
            case "url":
                return Address(after, to);
            case "multicolumn" or "multirow":
                return Arguments(after, to, 2);
            case "caption" or "captionof":
                return Caption(name == "captionof" ? Arguments(after, to, 1) : Optional(after, to), to, groups);
            case "texorpdfstring":
                return Either(after, to);
            case "iffalse":
                return _scan.Find("\\fi", after, to) is var end and >= 0 ? end + 3 : after;
            case "lstset":
                return Arguments(after, to, 1);
            case "char" or "symbol":
                while (after < to && (char.IsAsciiHexDigit(_text[after]) || _text[after] is '"' or '\''))
                    after++;
                return after;
            default:
                return after;
        }
    }

    // One text for the page and one for the table of contents.
    private int Either(int at, int to)
    {
        if (Braces(at, to) is not (int from, int end))
            return at;
        Within(_text[from..end]);
        return Arguments(end + 1, to, 1);
    }

    private int Verbatim(int at, int to)
    {
        at = at < to && _text[at] == '*' ? at + 1 : at;
        if (at >= to)
            return to;
        int end = _text.AsSpan(at + 1, Math.Min(to - at - 1, 1_000)).IndexOfAny(_text[at], '\n');
        if (end < 0 || _text[at + 1 + end] == '\n')
            return at;
        Code(_text.AsSpan(at + 1, end));
        return at + end + 2;
    }

    private void Code(ReadOnlySpan<char> text)
    {
        if (!_builder.IsOpen)
            Begin();
        _builder.Open(MarkKind.Code);
        _builder.Write(text);
        _builder.Close(MarkKind.Code);
    }

    // An address in braces, in which a percent sign begins no comment.
    private (int From, int To)? Target(int at, int to)
    {
        at = _scan.SkipSpace(at, to);
        if (at >= to || _text[at] != '{')
            return null;
        int length = _text.AsSpan(at + 1, Math.Min(2_000, to - at - 1)).IndexOf('}');
        return length < 0 ? null : (at + 1, at + 1 + length);
    }

    private int Address(int at, int to)
    {
        if (Target(at, to) is not (int from, int end))
            return at;
        if (!_builder.IsOpen)
            Begin();
        _builder.Open(MarkKind.Link);
        _builder.Write(_text.AsSpan(from, end - from));
        _builder.Close(MarkKind.Link);
        return end + 1;
    }

    private int Caption(int at, int to, Stack<LatexGroup> groups)
    {
        at = _scan.SkipSpace(at, to);
        if (at >= to || _text[at] != '{')
            return at;
        EndParagraph();
        groups.Push(new(EndsBlock: true));
        return at + 1;
    }

    private int Begun(int at, int after, int to)
    {
        if (Braces(after, to) is not (int from, int end) || end - from > 100)
            return after;
        string name = _text[from..end], plain = name.TrimEnd('*');
        int body = end + 1;
        switch (LatexEnvironments.KindOf(plain))
        {
            case LatexEnvironment.Verbatim:
                return CodeBlock(name, body, to);
            case LatexEnvironment.Dropped:
                return _scan.FindEnd(name, body, to) is var stop and >= 0 ? stop + name.Length + 6 : body;
            case LatexEnvironment.Math:
                return _scan.FindEnd(name, body, to) is var close and >= 0 ? Raw(at, close + name.Length + 6, true) : body;
            case LatexEnvironment.List:
                EndParagraph();
                if (_lists.Count < 64 && _inline == 0)
                    _lists.Add(new(plain));
                return Arguments(body, to, plain is "thebibliography" or "list" ? 1 : 0);
            case LatexEnvironment.Table:
                return Table(name, body, to);
            case LatexEnvironment.Marked:
                EndParagraph();
                body = Arguments(body, to, 0);
                if (_inline == 0)
                    _builder.Begin(BlockKind.Code, _lists.Count);
                _code++;
                return body;
            default:
                EndParagraph();
                return Arguments(body, to, LatexEnvironments.ArgumentsOf(plain));
        }
    }

    private int Ended(int after, int to)
    {
        if (Braces(after, to) is not (int from, int end))
            return after;
        string plain = _text[from..end].TrimEnd('*');
        LatexEnvironment kind = LatexEnvironments.KindOf(plain);
        if (kind == LatexEnvironment.Marked && _code > 0)
            _code--;
        EndParagraph();
        if (kind == LatexEnvironment.List && _inline == 0 && _lists.FindLastIndex(list => list.Name == plain) is var place and >= 0)
            _lists.RemoveRange(place, _lists.Count - place);
        return end + 1;
    }

    private int CodeBlock(string name, int from, int to)
    {
        string sign = $"\\end{{{name}}}";
        int end = _scan.Find(sign, from, to);
        if (end < 0)
            return from;
        if (name is not ("verbatim" or "verbatim*"))
            from = Math.Min(end, Arguments(from, end, name.StartsWith("minted", StringComparison.Ordinal) ? 1 : 0));
        EndParagraph();
        if (from < end && _text[from] == '\n')
            from++;
        if (_inline > 0)
            Text(_text.AsSpan(from, end - from));
        else
            _builder.Code(_text[from..end], _lists.Count);
        return end + sign.Length;
    }

    private int Item(string name, int at, int to)
    {
        EndParagraph();
        int open = _scan.SkipSpace(at, to);
        string? label = null;
        if (open < to && _text[open] == '[' && _scan.Close(open, to, '[', ']') is var close and > 0)
            (label, at) = (_text[(open + 1)..close], close + 1);
        if (name == "bibitem")
            at = Arguments(at, to, 1);
        if (_inline > 0 || _lists.Count == 0)
        {
            Text(label ?? "");
            return at;
        }

        bool isTerm = label is not null && _lists[^1].Name is "description" or "labeling";
        if (isTerm)
            _builder.Term(Plain(label!), _lists.Count);
        _lists[^1].Announce(isTerm);
        if (label is not null && !isTerm && name != "bibitem")
            Within(label + " ");
        return at;
    }

    private int Table(string name, int from, int to)
    {
        int end = _scan.FindEnd(name, from, to);
        if (end < 0 || _inline > 0)
            return Arguments(from, to, LatexEnvironments.ArgumentsOf(name.TrimEnd('*')));
        from = Math.Min(end, Arguments(from, end, LatexEnvironments.ArgumentsOf(name == "tabular*" ? "tabularx" : name.TrimEnd('*'))));
        EndParagraph();
        var table = new LatexTable(_text, from, end, _scan);
        foreach ((int start, int stop) in table.Captions)
            Paragraph(start, stop);
        _builder.BeginTable(level: _lists.Count);
        bool isHeader = table.HasHeader;
        _inline++;
        foreach (List<(int From, int To)> row in table.Rows)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            _builder.BeginRow(isHeader);
            isHeader = false;
            foreach ((int start, int stop) in row)
                Cell(start, stop);
        }

        _inline--;
        _builder.EndTable();
        EndParagraph();
        return end + name.Length + 6;
    }

    private void Paragraph(int from, int to)
    {
        _builder.Begin(BlockKind.Paragraph, _lists.Count);
        _inline++;
        Run(from, to);
        _inline--;
        _builder.End();
    }

    private void Cell(int from, int to)
    {
        const string spanning = "\\multicolumn";
        int at = from, columns = 1;
        while (at < to && char.IsWhiteSpace(_text[at]))
            at++;
        if (_text.AsSpan(at, to - at).StartsWith(spanning) && Braces(at + spanning.Length, to) is (int start, int stop))
            columns = int.TryParse(_text.AsSpan(start, stop - start), out int count) ? Math.Clamp(count, 1, 200) : 1;
        _builder.BeginCell();
        Run(at, to);
        for (; columns > 1; columns--)
            _builder.RepeatCell();
    }
}
