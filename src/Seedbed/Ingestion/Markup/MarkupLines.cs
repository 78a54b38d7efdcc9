using System.Text;

namespace Seedbed.Ingestion.Markup;

/// <summary>The lines of a marked-up text. Markers are taken off them as they are read, so that what follows stands at its own indent.</summary>
internal sealed class MarkupLines
{
    /// <summary>The most lines that are read.</summary>
    public const int Most = 4_000_000;

    private static readonly char[] Ends = ['\n', '\r', '\u0085', '\u2028', '\u2029'];
    private readonly MarkupLine[] _lines;

    private MarkupLines(string text, MarkupLine[] lines) => (Text, _lines) = (text, lines);

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>How many lines there are.</summary>
    public int Count => _lines.Length;

    /// <summary>A line.</summary>
    public MarkupLine this[int line] => _lines[line];

    /// <summary>The lines of a text; null when there are more than <see cref="Most"/>.</summary>
    public static MarkupLines? Of(string text)
    {
        var lines = new List<MarkupLine>(Math.Min(text.Length / 32, Most));
        for (int at = 0; at < text.Length;)
        {
            int end = text.AsSpan(at).IndexOfAny(Ends);
            end = end < 0 ? text.Length : at + end;
            if (lines.Count == Most)
                return null;
            lines.Add(Line(text, at, end));
            at = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }

        return new(text, [.. lines]);
    }

    /// <summary>The lines that are wanted, as if the others weren't there.</summary>
    public MarkupLines Where(Func<int, bool> wanted) => new(Text, [.. _lines.Where((_, line) => wanted(line))]);

    /// <summary>The lines from one to before another as one text, which a line end separates.</summary>
    public string Join(int from, int to)
    {
        if (to - from == 1)
            return Of(from).ToString();
        var text = new StringBuilder();
        for (; from < to; from++)
            text.Append(Of(from)).Append('\n');
        return text.ToString();
    }

    /// <summary>The characters of a line.</summary>
    public ReadOnlySpan<char> Of(int line) => Text.AsSpan(_lines[line].Start, _lines[line].Length);

    /// <summary>The characters from one line's first to another's last.</summary>
    public ReadOnlySpan<char> Of(int first, int last) => Text.AsSpan(_lines[first].Start, _lines[last].End - _lines[first].Start);

    /// <summary>Whether nothing stands on a line.</summary>
    public bool IsBlank(int line) => _lines[line].Length == 0;

    /// <summary>What is left of a line when so many characters at its beginning, and the white space after them, are read.</summary>
    /// <param name="line">The line.</param>
    /// <param name="used">The characters.</param>
    /// <param name="indent">Where the rest counts as standing; null: where it stands.</param>
    public void Take(int line, int used, int? indent = null)
    {
        MarkupLine old = _lines[line];
        int start = old.Start + Math.Min(used, old.Length);
        while (start < old.End && Text[start] is ' ' or '\t')
            start++;
        _lines[line] = new(start, old.End - start, indent ?? (old.Indent + start - old.Start));
    }

    /// <summary>Takes characters off a line's end.</summary>
    public void Cut(int line, int count) => _lines[line] = _lines[line] with { Length = Math.Max(0, _lines[line].Length - count) };

    /// <summary>Makes a line blank.</summary>
    public void Clear(int line) => _lines[line] = _lines[line] with { Length = 0 };

    /// <summary>The first line from here on with something on it; <paramref name="to"/> when there is none.</summary>
    public int NextText(int from, int to)
    {
        while (from < to && IsBlank(from))
            from++;
        return from;
    }

    /// <summary>The first line from here on that is blank; <paramref name="to"/> when there is none.</summary>
    public int NextBlank(int from, int to)
    {
        while (from < to && !IsBlank(from))
            from++;
        return from;
    }

    /// <summary>The first line from here on that stands further left than <paramref name="indent"/>.</summary>
    public int EndOfIndent(int from, int to, int indent)
    {
        while (from < to && (IsBlank(from) || _lines[from].Indent >= indent))
            from++;
        return from;
    }

    /// <summary>The least indent of lines; <paramref name="none"/> when all are blank.</summary>
    public int LeastIndent(int from, int to, int none)
    {
        int least = int.MaxValue;
        for (; from < to; from++)
            least = IsBlank(from) ? least : Math.Min(least, _lines[from].Indent);
        return least == int.MaxValue ? none : least;
    }

    /// <summary>Writes lines as code, so many columns further left.</summary>
    public void Code(int from, int to, int indent, int level, DocumentBuilder builder)
    {
        from = NextText(from, to);
        builder.Begin(BlockKind.Code, level);
        for (; from < to; from++)
        {
            if (!IsBlank(from))
                Indent(from, indent, builder);
            builder.Write(Of(from));
            builder.Write("\n");
        }

        builder.End();
    }

    /// <summary>Writes the white space before a line, so many columns less. Tabs stay tabs: eight spaces for each would let a file of tabs grow.</summary>
    public void Indent(int at, int indent, DocumentBuilder builder)
    {
        MarkupLine line = _lines[at];
        int columns = Math.Max(0, line.Indent - indent);
        int from = line.Start;
        while (from > 0 && line.Start - from < columns && Text[from - 1] is ' ' or '\t')
            from--;
        if (!Text.AsSpan(from, line.Start - from).Contains('\t'))
        {
            builder.Write(Text.AsSpan(from, line.Start - from));
            return;
        }

        for (; columns >= 8; columns -= 8)
            builder.Write("\t");
        builder.Write("        ".AsSpan(0, columns));
    }

    private static MarkupLine Line(string text, int start, int end)
    {
        int indent = 0;
        for (; start < end && text[start] is ' ' or '\t' or '\f' or '\v' or '\u00A0' or '\uFEFF'; start++)
            indent = text[start] == '\t' ? (indent | 7) + 1 : indent + 1;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new(start, end - start, indent);
    }
}
