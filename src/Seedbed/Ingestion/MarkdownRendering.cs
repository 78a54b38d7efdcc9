namespace Seedbed.Ingestion;

/// <summary>A document's structure as Markdown.</summary>
internal sealed class MarkdownRendering(System.IO.TextWriter output)
{
    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("\\`*_[]<#");
    private Block? _last;

    public void Write(Document document)
    {
        foreach (Block block in document.Blocks)
        {
            if (_last is not null)
                output.Write(IsTight(_last, block) ? "\n" : "\n\n");
            Write(document.Text, block);
            _last = block;
        }
    }

    private static bool IsTight(Block last, Block next) =>
        (last.Kind == BlockKind.ListItem && next.Kind == BlockKind.ListItem)
        || (last.Kind is BlockKind.Term or BlockKind.Definition && next.Kind == BlockKind.Definition)
        || (last.Kind == BlockKind.Term && next.Kind == BlockKind.Term);

    private void Write(string text, Block block)
    {
        string indent = new(' ', 4 * Math.Clamp(block.Level - (block.Kind is BlockKind.Paragraph or BlockKind.Code or BlockKind.Table ? 0 : 1), 0, 8));
        switch (block.Kind)
        {
            case BlockKind.Heading:
                output.Write(new string('#', Math.Clamp(block.Level, 1, 6)) + " ");
                Inline(text, block.Span, block.Marks, " ");
                break;
            case BlockKind.ListItem:
                output.Write(indent + (block.Ordinal is { } number ? $"{number}. " : "- "));
                Inline(text, block.Span, block.Marks, "\n" + indent + "  ");
                break;
            case BlockKind.Definition:
                output.Write(indent + ":   ");
                Inline(text, block.Span, block.Marks, "\n" + indent + "    ");
                break;
            case BlockKind.Code:
                Code(block.Span.Of(text), indent);
                break;
            case BlockKind.Table:
                Table(text, block.Table!, indent);
                break;
            default:
                output.Write(indent);
                Inline(text, block.Span, block.Marks, "\n" + indent);
                break;
        }
    }

    private void Code(string code, string indent)
    {
        int longest = 2, run = 0;
        foreach (char value in code)
            longest = Math.Max(longest, run = value == '`' ? run + 1 : 0);
        string fence = new('`', longest + 1);
        output.Write(indent + fence + "\n" + indent);
        output.Write(code.Replace("\n", "\n" + indent, StringComparison.Ordinal));
        output.Write("\n" + indent + fence);
    }

    private void Table(string text, Table table, string indent)
    {
        int columns = Math.Max(table.Header.Count, table.Rows.Count == 0 ? 0 : table.Rows.Max(row => row.Count));
        Row([.. table.Header], columns, indent);
        output.Write("\n" + indent + "|" + string.Concat(Enumerable.Repeat(" --- |", columns)));
        foreach (IReadOnlyList<TextSpan> row in table.Rows)
        {
            output.Write('\n');
            Row([.. row.Select(cell => cell.Of(text))], columns, indent);
        }
    }

    private void Row(string[] cells, int columns, string indent)
    {
        output.Write(indent + "|");
        for (int i = 0; i < columns; i++)
            output.Write($" {(i < cells.Length ? Escape(cells[i]).Replace("|", "\\|", StringComparison.Ordinal) : "")} |");
    }

    /// <summary>Text with its outermost marks of code, emphasis and strength.</summary>
    private void Inline(string text, TextSpan span, IReadOnlyList<Mark> marks, string lineEnd)
    {
        int at = span.Start;
        foreach (Mark mark in marks)
        {
            string? sign = mark.Kind switch { MarkKind.Code => "`", MarkKind.Emphasis => "*", MarkKind.Strong => "**", _ => null };
            string inner = mark.Span.Of(text);
            if (sign is null || mark.Span.Start < at || (sign == "`" && inner.Contains('`', StringComparison.Ordinal)))
                continue;
            Plain(text[at..mark.Span.Start], lineEnd);
            output.Write(sign + (sign == "`" ? inner : Escape(inner)).Replace("\n", " ", StringComparison.Ordinal) + sign);
            at = mark.Span.End;
        }

        Plain(text[at..span.End], lineEnd);
    }

    private void Plain(string text, string lineEnd) => output.Write(Escape(text).Replace("\n", lineEnd, StringComparison.Ordinal));

    private static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Signs))
            return text;
        var escaped = new System.Text.StringBuilder(text.Length + 8);
        foreach (char value in text)
        {
            if (value is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '#')
                escaped.Append('\\');
            escaped.Append(value);
        }

        return escaped.ToString();
    }
}
