using System.Collections.Frozen;

namespace Seedbed.Steps.Extracting;

/// <summary>Headings (and terms of a definition list) that are questions, answered by what stands under them.</summary>
internal sealed class QuestionHeadings : IFamily
{
    private static readonly FrozenSet<string> Askers = new[]
    {
        "what", "what's", "how", "why", "when", "where", "which", "who", "is", "are", "can", "do", "does", "should", "will", "may", "must", "could",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Elsewhere = ["learn more", "find more", "more information", "get help", "contact", "where can i find", "further"];

    private static readonly FrozenSet<string> Vague = new[] { "it", "this", "that", "these", "those", "they", "them", "here", "next", "there" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public string Name => "heading";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Passage passage)
    {
        for (int i = 0; i < passage.Blocks.Count; i++)
        {
            if (passage.Blocks[i].Kind is not (BlockKind.Heading or BlockKind.Term) || passage.SectionOf(i).IsBoilerplate)
                continue;
            string heading = HeadingText.Clean(passage.TextOf(i)).Replace('\n', ' ');
            Subject subject = passage.SectionOf(i).Subject;
            if (IsQuestion(heading) && (subject.Site is not null || QuestionText.HasName(heading)) && SectionAnswer.Of(passage, i) is { } answer)
                yield return new(i, Ask(heading, subject), answer);
        }
    }

    private static bool IsQuestion(string heading)
    {
        string[] words = heading.TrimEnd('?').Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return heading.EndsWith('?') && words.Length is >= 4 and <= 25 && Askers.Contains(words[0]) && heading.IndexOf('?') == heading.Length - 1
            && !words.Any(Vague.Contains) && !Array.Exists(Elsewhere, part => heading.Contains(part, StringComparison.OrdinalIgnoreCase));
    }

    private static string Ask(string heading, Subject subject) =>
        subject.Site is null || heading.Contains(subject.Site, StringComparison.OrdinalIgnoreCase) ? heading : $"In {subject.Site}, {QuestionText.LowerFirst(heading)}";
}
