namespace Seedbed.Steps.Extracting;

/// <summary>A section's first sentence when it says what the section's own subject is ("A conffile is a…") or does ("VACUUM reclaims…").</summary>
internal sealed class Statements : IFamily
{
    private static readonly string[] Articles = ["A ", "An ", "The "];

    /// <inheritdoc/>
    public string Name => "statement";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Passage passage)
    {
        for (int i = 0; i < passage.Blocks.Count; i++)
        {
            if (passage.Blocks[i] is not { Kind: BlockKind.Paragraph, Level: 0 } || (i > 0 && passage.Blocks[i - 1].Kind != BlockKind.Heading) || (i == 0 && passage.Chunk.Start > 0))
                continue;
            Section section = passage.SectionOf(i);
            if (!section.IsBoilerplate && Ask(passage, i, section) is { } found)
                yield return found;
        }
    }

    private static Finding? Ask(Passage passage, int block, Section section)
    {
        string text = passage.TextOf(block);
        foreach (string subject in SubjectsOf(section))
        {
            string? article = Articles.FirstOrDefault(start => text.StartsWith(start, StringComparison.Ordinal));
            ReadOnlySpan<char> rest = text.AsSpan(article?.Length ?? 0);
            if (!rest.StartsWith(subject, StringComparison.OrdinalIgnoreCase) || rest.Length <= subject.Length || rest[subject.Length] != ' ')
                continue;
            string asWritten = rest[..subject.Length].ToString();
            string thing = article is null ? asWritten : article.ToLowerInvariant() + asWritten;
            if (Question(thing, article is null && asWritten.Length > 0, rest[(subject.Length + 1)..].ToString(), section.Subject) is { } question
                && AnswerText.Prose(passage.Text, passage.Blocks[block].Span, passage.MayBeCut(block), most: 3) is { } answer)
                return new(block, question, answer);
        }

        return null;
    }

    private static IEnumerable<string> SubjectsOf(Section section)
    {
        if (section.Name is not { } heading)
            yield break;
        string name = heading.EndsWith(" Directive", StringComparison.Ordinal) ? heading : heading.Split(" — ")[0].Trim();
        if (name.Length is < 2 or > 60 || AnswerText.WordCount(name) > 6)
            yield break;
        if (!Subject.IsGeneric(name))
        {
            yield return name;
            if (name.EndsWith('s'))
                yield return name[..^1];
        }

        if (section.Subject.Name is { } page && page != name)
            yield return page;
    }

    private static string? Question(string thing, bool isBare, string rest, Subject subject)
    {
        string where = Subject.IsIdentifier(thing) || subject.Site is null || subject.Site.Contains(thing, StringComparison.OrdinalIgnoreCase) ? "" : subject.InSite;
        if (rest.StartsWith("is a ", StringComparison.Ordinal) || rest.StartsWith("is an ", StringComparison.Ordinal) || (rest.StartsWith("is the ", StringComparison.Ordinal) && isBare))
            return $"What is {thing}{where}?";
        if (rest.StartsWith("are ", StringComparison.Ordinal) && isBare)
            return $"What are {QuestionText.LowerFirst(thing)}{where}?";
        string[] words = rest.Split(' ', 3);
        if (words.Length < 3)
            return null;
        if (Wording.IsKnownThirdPerson(words[0]))
            return $"What does {thing} do{where}?";
        return Kinds.IsKind(words[0]) && Wording.IsKnownThirdPerson(words[1]) && thing.StartsWith("the ", StringComparison.Ordinal) ? $"What does {thing} {words[0]} do{where}?" : null;
    }
}
