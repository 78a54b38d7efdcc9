namespace Seedbed.Ingestion.Office;

/// <summary>One paragraph that was read.</summary>
internal sealed class OfficeParagraph(BlockKind kind, int level, int? ordinal, string text, OfficeRun[] runs) : OfficeItem
{
    public BlockKind Kind { get; } = kind;

    public int Level { get; } = level;

    public int? Ordinal { get; } = ordinal;

    public string Text { get; } = text;

    /// <summary>Whether it is the caption of the table or picture beside it.</summary>
    public bool IsCaption { get; init; }

    /// <summary>Whether all its letters are bold.</summary>
    public bool IsStrong
    {
        get
        {
            for (int i = 0, start = 0; i <= runs.Length; i++)
            {
                int end = i < runs.Length ? runs[i].Start : Text.Length;
                bool strong = i > 0 && runs[i - 1].Marks.HasFlag(TextMarks.Strong);
                if (!strong && !CleanText.IsBlank(Text.AsSpan(start, end - start)))
                    return false;
                start = end;
            }

            return runs.Length > 0;
        }
    }

    /// <summary>Writes text and markup into the block or cell that is open.</summary>
    public void WriteTo(DocumentBuilder builder)
    {
        TextMarks open = TextMarks.None;
        int at = 0;
        foreach (OfficeRun run in runs)
        {
            Lines(builder, Text.AsSpan(at, run.Start - at));
            Turn(builder, open, run.Marks);
            (open, at) = (run.Marks, run.Start);
        }

        Lines(builder, Text.AsSpan(at));
        Turn(builder, open, TextMarks.None);
    }

    private static void Lines(DocumentBuilder builder, ReadOnlySpan<char> text)
    {
        for (int line = text.IndexOf('\n'); line >= 0; line = text.IndexOf('\n'))
        {
            builder.Write(text[..line]);
            builder.Break();
            text = text[(line + 1)..];
        }

        builder.Write(text);
    }

    private static void Turn(DocumentBuilder builder, TextMarks from, TextMarks to)
    {
        TextMarks changed = from ^ to;
        Turn(builder, changed, to, TextMarks.Strong, MarkKind.Strong);
        Turn(builder, changed, to, TextMarks.Emphasis, MarkKind.Emphasis);
        Turn(builder, changed, to, TextMarks.Code, MarkKind.Code);
        Turn(builder, changed, to, TextMarks.Link, MarkKind.Link);
    }

    private static void Turn(DocumentBuilder builder, TextMarks changed, TextMarks to, TextMarks mark, MarkKind kind)
    {
        if (!changed.HasFlag(mark))
            return;
        if (to.HasFlag(mark))
            builder.Open(kind);
        else
            builder.Close(kind);
    }
}
