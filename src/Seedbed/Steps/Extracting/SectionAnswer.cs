namespace Seedbed.Steps.Extracting;

/// <summary>The text under a heading as an answer: all of it, or none.</summary>
internal static class SectionAnswer
{
    private const int Most = 2500;

    /// <summary>The blocks from the heading (or term) to the next; null when they are too much, may go on after the chunk, or point elsewhere.</summary>
    public static Answer? Of(Passage passage, int heading)
    {
        int end = passage.Blocks[heading].Kind == BlockKind.Term ? passage.EndOfEntry(heading) : passage.EndOfSection(heading);
        int first = heading + 1;
        if (end == first || (end == passage.Blocks.Count && passage.MayBeCut(end - 1)) || passage.Blocks[first].Kind is not (BlockKind.Paragraph or BlockKind.Definition))
            return null;
        var span = new TextSpan(passage.Blocks[first].Span.Start, passage.Blocks[end - 1].Span.End);
        if (span.Length > Most || passage.TextOf(end - 1).EndsWith(':'))
            return null;
        for (int i = first; i < end; i++)
        {
            if (passage.Blocks[i].Kind == BlockKind.Table || (passage.Blocks[i].Kind != BlockKind.Code && !IsClean(passage.TextOf(i))))
                return null;
        }

        return AnswerText.Prose(passage.Text, passage.Blocks[first].Span, most: 1) is null ? null : new(span.Of(passage.Text), [span]);
    }

    private static bool IsClean(string text) => AnswerText.IsWhole(text) && !AnswerText.PointsElsewhere(text);
}
