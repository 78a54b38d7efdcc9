namespace Seedbed.Steps.Extracting;

/// <summary>A numbered list under a heading that names a task ("Installing the server") answers how the task is done.</summary>
internal sealed class Procedures : IFamily
{
    private const int Most = 2500;

    /// <summary>Words that introduce items to choose from, not steps.</summary>
    private static readonly string[] Choices = [" ways", "methods", "options", "alternatives", "approaches", "one of", "either", "possibilities", "rules", "reasons", "cases"];

    /// <inheritdoc/>
    public string Name => "procedure";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Passage passage)
    {
        for (int i = 0; i < passage.Blocks.Count; i++)
        {
            if (passage.Blocks[i].Kind != BlockKind.Heading || passage.SectionOf(i).IsBoilerplate || Tasks.Of(HeadingText.Clean(passage.TextOf(i))) is not { } task)
                continue;
            Subject subject = passage.SectionOf(i).Subject;
            if ((subject.Site is not null || QuestionText.HasName($"do {task}")) && Steps(passage, i) is { } answer)
                yield return new(i, $"How do you {task}{Where(task, subject)}?", answer);
        }
    }

    private static string Where(string task, Subject subject) =>
        subject.Site is null || task.Contains(subject.Site, StringComparison.OrdinalIgnoreCase) ? "" : subject.InSite;

    /// <summary>The section's only numbered list, complete from 1 on; null when there is none, or it may go on after the chunk.</summary>
    private static Answer? Steps(Passage passage, int heading)
    {
        int end = passage.EndOfSection(heading);
        int first = heading + 1;
        while (first < end && passage.Blocks[first] is not { Kind: BlockKind.ListItem, Ordinal: 1, Level: 1 })
            first++;
        int last = first, count = 0;
        for (; last < end && (passage.Blocks[last].Level >= 1 || passage.Blocks[last].Kind == BlockKind.Code); last++)
        {
            if (passage.Blocks[last] is { Kind: BlockKind.ListItem, Level: 1 } item && (item.Ordinal != ++count || !Wording.IsImperative(passage.TextOf(last))))
                return null;
        }

        if (first > heading + 1 && Array.Exists(Choices, word => passage.TextOf(first - 1).Contains(word, StringComparison.OrdinalIgnoreCase)))
            return null;
        if (count < 2 || (last == passage.Blocks.Count && passage.MayBeCut(last - 1)))
            return null;
        int start = passage.Text.LastIndexOf('\n', passage.Blocks[first].Span.Start) + 1;
        var span = new TextSpan(start, passage.Blocks[last - 1].Span.End);
        string text = span.Of(passage.Text);
        return span.Length <= Most && !AnswerText.PointsElsewhere(text) ? new(text, [span]) : null;
    }
}
