namespace Seedbed.Ingestion.Latex;

/// <summary>Commands.</summary>
internal sealed partial class LatexWalk
{
    private string Name(int at, int to, out int after)
    {
        int end = at + 1;
        while (end < to && end - at < 100 && (char.IsAsciiLetter(_text[end]) || (_text[end] == '@' && end > at + 1)))
            end++;
        after = end > at + 1 ? end : Math.Min(to, end + 1);
        return _text[(at + 1)..after];
    }

    private int Command(int at, int to, Stack<LatexGroup> groups)
    {
        string name = Name(at, to, out int after);
        if (name.Length == 0)
            return to;
        bool isWord = char.IsAsciiLetter(name[0]);
        if (isWord && _macros.Of(name) is { } macro)
            return Expanded(name, macro, after, to);
        switch (name)
        {
            case "\\":
                return Broken(after, to);
            case "(" or "[":
                int close = _scan.Find(name == "(" ? "\\)" : "\\]", after, to);
                return close < 0 ? after : Raw(at, close + 2, name == "[");
            case ")" or "]":
                return after;
        }

        (LatexCommand kind, string text, int count) = LatexCommands.Of(name);
        switch (kind)
        {
            case LatexCommand.Symbol:
                Text(text);
                return isWord && _code == 0 ? Spaced(after, to) : after;
            case LatexCommand.Accent:
                return isWord && after < to && char.IsAsciiLetter(_text[after]) ? after : Accent(text, after, to);
            case LatexCommand.Heading:
                return Heading(count, after, to, groups);
            case LatexCommand.Mark:
                return Marked(Enum.Parse<MarkKind>(text), after, to, groups);
            case LatexCommand.Item:
                return Item(name, after, to);
            case LatexCommand.File:
                return Included(after, to);
            case LatexCommand.Note:
                return Note(after, to);
            case LatexCommand.Key:
                return Key(name, after, to);
            case LatexCommand.Paragraph:
                return Ended(name, after, to);
            case LatexCommand.Break:
                return Broken(after, to);
            case LatexCommand.Fact:
                return Fact(name, after, to);
            case LatexCommand.Definition:
                return _macros.Define(_text, name, after, to, _scan);
            case LatexCommand.Dropped:
                Text(text);
                return Arguments(after, to, count);
            case LatexCommand.Special:
                return Special(name, at, after, to, groups);
            default:
                return Optional(after, to);
        }
    }

    // Space after a command's name only ends the name, but a space in front of braces is kept apart.
    private int Spaced(int at, int to)
    {
        if (at + 1 < to && _text[at] == '{' && _text[at + 1] == '}')
            return at + 2;
        while (at < to && _text[at] is ' ' or '\t')
            at++;
        return at;
    }

    // Past "[…]", and the star before it.
    private int Optional(int at, int to)
    {
        if (at < to && _text[at] == '*')
            at++;
        int open = _code > 0 ? at : _scan.SkipSpace(at, to);
        while (open < to && _text[open] == '[' && _scan.Close(open, to, '[', ']') is var close and > 0)
            at = open = close + 1;
        return Spaced(at, to);
    }

    // Past so many braces.
    private int Arguments(int at, int to, int count)
    {
        at = Optional(at, to);
        for (; count > 0 && Braces(at, to) is (_, var end); count--)
            at = end + 1;
        return at;
    }

    // What is in the braces that open here.
    private (int From, int To)? Braces(int at, int to)
    {
        at = _scan.SkipSpace(at, to);
        if (at >= to || _text[at] != '{')
            return null;
        int close = _scan.Close(at, to);
        return close < 0 ? null : (at + 1, close);
    }

    private int Expanded(string name, (int Arguments, string? Default) macro, int at, int to)
    {
        var arguments = new List<string>();
        if (macro.Default is not null)
        {
            int open = _scan.SkipSpace(at, to), close = open < to && _text[open] == '[' ? _scan.Close(open, to, '[', ']') : -1;
            arguments.Add(close < 0 ? macro.Default : _text[(open + 1)..close]);
            at = close < 0 ? at : close + 1;
        }

        while (arguments.Count < macro.Arguments)
        {
            if (Braces(at, to) is not (int from, int end))
                break;
            arguments.Add(_text[from..end]);
            at = end + 1;
        }

        string text = _budget.Allows(arguments.Sum(argument => argument.Length) + 16) ? _macros.Expand(name, arguments) : "";
        if (text.Length > 0 && _budget.Allows(text.Length))
            Within(text);
        return macro.Arguments == 0 ? Spaced(at, to) : at;
    }

    private int Broken(int at, int to)
    {
        at = at < to && _text[at] == '*' ? at + 1 : at;
        if (at < to && _text[at] == '[' && _scan.Close(at, to, '[', ']') is var close and > 0)
            at = close + 1;
        _builder.Break();
        return at;
    }

    private int Accent(string accent, int at, int to)
    {
        at = _scan.SkipSpace(at, to);
        string letter = "";
        if (Braces(at, to) is (int from, int end) && end - from < 20)
            (letter, at) = (_text[from..end], end + 1);
        else if (at < to && _text[at] == '\\')
            letter = "\\" + Name(at, to, out at);
        else if (at < to && _text[at] is not ('{' or '}' or '\n'))
            letter = _text[at++].ToString();
        if (letter.StartsWith('\\'))
            letter = LatexCommands.Of(letter[1..].Trim()) is (LatexCommand.Symbol, var symbol, _) ? symbol : "";
        Text(LatexCommands.Accented(letter, accent));
        return at;
    }

    private int Heading(int place, int at, int to, Stack<LatexGroup> groups)
    {
        at = _scan.SkipSpace(Optional(at, to), to);
        if (at >= to || _text[at] != '{')
            return at;
        EndParagraph();
        if (_inline == 0)
            _builder.Begin(BlockKind.Heading, Math.Clamp(place - (_hasChapters ? 0 : 1), 1, 6 - _shift) + _shift);
        groups.Push(new(EndsBlock: true));
        return at + 1;
    }

    private int Marked(MarkKind mark, int at, int to, Stack<LatexGroup> groups)
    {
        at = _scan.SkipSpace(at, to);
        if (at >= to || _text[at] != '{')
            return at;
        if (!_builder.IsOpen)
            Begin();
        _builder.Open(mark);
        groups.Push(new(mark));
        return at + 1;
    }

    private int Included(int at, int to)
    {
        at = Optional(at, to);
        if (Braces(at, to) is not (int from, int end))
            return at;
        _facts.Include(_text.AsSpan(from, end - from));
        return end + 1;
    }

    // A note stands after the paragraph that refers to it; one within a note where it is.
    private int Note(int at, int to)
    {
        at = Optional(at, to);
        if (_depth > 0 || _notes.Count > 1_000 || Braces(at, to) is not (int from, int end))
            return at;
        _notes.Add(_text[from..end]);
        return end + 1;
    }

    private int Key(string name, int at, int to)
    {
        at = Optional(at, to);
        if (Braces(at, to) is not (int from, int end) || end - from > 1_000)
            return at;
        bool isWord = name is "gls" or "Gls" or "ac";
        Text(isWord ? _text[from..end] : $"[{_text[from..end]}]");
        return end + 1;
    }

    private int Ended(string name, int at, int to)
    {
        EndParagraph();
        if (name == "maketitle" && _title is not null && _shift == 0 && _inline == 0)
        {
            _builder.Heading(1, _title);
            _shift = 1;
        }

        return Optional(at, to);
    }

    private int Fact(string name, int at, int to)
    {
        at = Optional(at, to);
        if (Braces(at, to) is not (int from, int end))
            return at;
        string value = Plain(_text[from..end]);
        if (name == "title")
            _title ??= value;
        else
            _facts.Add(name, value);
        return end + 1;
    }

    // The words of a text without commands.
    private string Plain(string text)
    {
        var builder = new DocumentBuilder(text.Length + 16);
        var walk = new LatexWalk(text, builder, _cancellationToken) { _inline = 1, _depth = 1 };
        walk.Run(0, text.Length);
        return CleanText.Line(builder.Build().Text);
    }
}
