using System.Buffers;
using Seedbed.Ingestion.Markup;

namespace Seedbed.Ingestion.Latex;

/// <summary>
/// Writes LaTeX as blocks, character by character: groups and environments are a list of what is open, so that nesting costs no stack. What
/// the author's own commands stand for, notes and cells are read as texts of their own, at most <see cref="Deepest"/> within one another.
/// </summary>
internal sealed partial class LatexWalk
{
    private const int Deepest = 16;
    private static readonly SearchValues<char> Signs = SearchValues.Create("\\{}$%&~-`'\n");
    private readonly DocumentBuilder _builder;
    private readonly CancellationToken _cancellationToken;
    private readonly GrowthBudget _budget;
    private readonly LatexMacros _macros = new();
    private readonly MarkupFacts _facts = new();
    private readonly List<string> _notes = [];
    private readonly List<LatexList> _lists = [];
    private readonly bool _hasChapters;
    private string? _title;
    private int _shift;
    private int _inline;
    private int _code;
    private int _depth;
    private string _text;
    private LatexScan _scan;

    private LatexWalk(string text, DocumentBuilder builder, CancellationToken cancellationToken)
    {
        _text = text;
        _scan = new(text);
        _builder = builder;
        _cancellationToken = cancellationToken;
        _budget = new(text.Length);
        _hasChapters = text.Contains("\\chapter", StringComparison.Ordinal);
    }

    /// <summary>Writes a whole text.</summary>
    public static void Write(string text, DocumentBuilder builder, CancellationToken cancellationToken)
    {
        const string begin = "\\begin{document}", end = "\\end{document}";
        var walk = new LatexWalk(text, builder, cancellationToken);
        int start = text.IndexOf(begin, StringComparison.Ordinal), stop = text.LastIndexOf(end, StringComparison.Ordinal);
        walk.Preamble(Math.Max(0, start));
        walk.Run(start < 0 ? 0 : start + begin.Length, stop > start ? stop : text.Length);
        walk.EndParagraph();
        builder.Title ??= walk._title;
        walk._facts.Write(builder);
    }

    // Before the document only definitions and what is said of the document count.
    private void Preamble(int to)
    {
        for (int at = 0; at < to;)
        {
            int next = _text.AsSpan(at, to - at).IndexOfAny('\\', '%');
            if (next < 0)
                return;
            at += next;
            if (_text[at] == '%')
            {
                at = _scan.EndOfLine(at, to);
                continue;
            }

            string name = Name(at, to, out int after);
            LatexCommand kind = LatexCommands.Of(name).Kind;
            at = kind == LatexCommand.Definition ? _macros.Define(_text, name, after, to, _scan)
                : kind == LatexCommand.Fact ? Fact(name, after, to) : kind == LatexCommand.File ? Included(after, to) : after;
        }
    }

    // Another text, as a command's, in place of this one.
    private void Within(string text)
    {
        if (_depth == Deepest)
            return;

        (string outer, LatexScan scan) = (_text, _scan);
        (_text, _scan) = (text, new LatexScan(text));
        _depth++;
        Run(0, text.Length);
        _depth--;
        (_text, _scan) = (outer, scan);
    }

    private void Run(int from, int to)
    {
        var groups = new Stack<LatexGroup>();
        int at = from;
        while (at < to)
        {
            int next = _text.AsSpan(at, to - at).IndexOfAny(Signs);
            if (next != 0)
            {
                int end = next < 0 ? to : at + next;
                Text(_text.AsSpan(at, end - at));
                at = end;
                continue;
            }

            at = Math.Clamp(Sign(at, to, groups), at + 1, to);
        }

        while (groups.TryPop(out LatexGroup left))
            Close(left);
    }

    private int Sign(int at, int to, Stack<LatexGroup> groups)
    {
        switch (_text[at])
        {
            case '\\':
                return Command(at, to, groups);
            case '{':
                groups.Push(default);
                return at + 1;
            case '}':
                if (groups.TryPop(out LatexGroup group))
                    Close(group);
                return at + 1;
            case '\n':
                return NewLine(at, to);
            case '%' when _code == 0:
                return Comment(at, to);
            case '$' when _code == 0:
                return Formula(at, to);
            case '&' when _code == 0:
                Text(" ");
                return at + 1;
            case '~' when _code == 0:
                Text(" ");
                return at + 1;
            case '-' or '`' or '\'' when _code == 0:
                return Typeset(at, to);
            default:
                Text(_text.AsSpan(at, 1));
                return at + 1;
        }
    }

    private void Close(LatexGroup group)
    {
        if (group.Mark is { } mark)
            _builder.Close(mark);
        if (group.EndsBlock)
            EndParagraph();
        if (group.Text is { } text)
            Text(text);
    }

    private int NewLine(int at, int to)
    {
        if (_code > 0)
        {
            Text("\n");
            return at + 1;
        }

        int end = at + 1;
        while (end < to && _text[end] is ' ' or '\t' or '\r')
            end++;
        bool isBlank = end < to && _text[end] == '\n';
        if (isBlank)
            EndParagraph();
        else
            Text(" ");
        return end;
    }

    // The rest of the line goes, and so does the white space that begins the next.
    private int Comment(int at, int to)
    {
        int end = _scan.EndOfLine(at, to);
        int next = end < to && _text[end] == '\r' && end + 1 < to && _text[end + 1] == '\n' ? end + 2 : Math.Min(to, end + 1);
        while (next < to && _text[next] is ' ' or '\t')
            next++;
        return next < to && _text[next] is '\n' or '\r' ? Math.Max(at + 1, end) : next;
    }

    private int Typeset(int at, int to)
    {
        char sign = _text[at];
        int count = 1;
        while (at + count < to && count < (sign == '-' ? 3 : 2) && _text[at + count] == sign)
            count++;
        Text((sign, count) switch { ('-', 1) => "-", ('-', 2) => "–", ('-', _) => "—", ('`', 1) => "‘", ('`', _) => "“", (_, 1) => "’", _ => "”" });
        return at + count;
    }

    // Formulas are kept as they are written, their signs included.
    private int Formula(int at, int to)
    {
        bool isDisplay = at + 1 < to && _text[at + 1] == '$';
        int from = at + (isDisplay ? 2 : 1);
        for (int end = from; end < to; end++)
        {
            int next = _text.AsSpan(end, to - end).IndexOfAny('\\', '$', '\n');
            if (next < 0)
                break;
            end += next;
            if (_text[end] == '\\')
                end++;
            else if (_text[end] == '\n' && end + 1 < to && _text[end + 1] == '\n')
                break;
            else if (_text[end] == '$')
                return Raw(at, Math.Min(to, end + (isDisplay ? 2 : 1)), isDisplay);
        }

        Text("$");
        return at + 1;
    }

    private int Raw(int from, int to, bool isBlock)
    {
        if (isBlock)
            EndParagraph();
        Text(_text.AsSpan(from, to - from));
        if (isBlock)
            EndParagraph();
        return to;
    }

    private void Text(ReadOnlySpan<char> text)
    {
        if (!_builder.IsOpen)
        {
            if (CleanText.IsBlank(text))
                return;
            Begin();
        }

        _builder.Write(text);
    }

    // A paragraph, or the item or definition that was announced.
    private void Begin()
    {
        if (_lists.Count > 0 && _lists[^1].TakeFirst() is { } first)
            _builder.Begin(first.Kind, _lists.Count, first.Ordinal);
        else
            _builder.Begin(BlockKind.Paragraph, _lists.Count);
    }

    private void EndParagraph()
    {
        if (_inline > 0)
        {
            Text(" ");
            return;
        }

        _builder.End();
        if (_notes.Count == 0)
            return;
        _cancellationToken.ThrowIfCancellationRequested();
        string[] notes = [.. _notes];
        _notes.Clear();
        foreach (string note in notes)
        {
            _builder.Begin(BlockKind.Paragraph, _lists.Count);
            _inline++;
            Within(note);
            _inline--;
            _builder.End();
        }
    }
}
