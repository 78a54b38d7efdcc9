namespace Seedbed.Steps.Extracting;

/// <summary>Glossaries, and definition lists whose terms are plain words and whose definitions begin like one ("A file that…").</summary>
internal sealed class Definitions : IFamily
{
    private static readonly string[] Glossaries = ["glossary", "terms", "terminology", "definitions", "vocabulary", "concepts", "keywords"];

    /// <inheritdoc/>
    public string Name => "definition";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Passage passage)
    {
        foreach (TermGroup group in TermGroup.In(passage))
        {
            var term = TermName.Of(passage, group.Terms[0]);
            Section section = passage.SectionOf(group.Definition);
            bool isGlossary = IsGlossary(section);
            if (section.IsBoilerplate || (!isGlossary && term.Shape != TermShape.Words) || !IsTerm(term.Name))
                continue;
            if (AnswerText.Prose(passage.Text, passage.Blocks[group.Definition].Span, passage.MayBeCut(group.Definition), term.Name) is { } answer
                && (isGlossary || StartsLikeDefinition(answer.Text)))
                yield return new(group.Terms[0], $"What does the term \"{term.Name}\" mean{section.Subject.InSite}?", answer);
        }
    }

    private static bool IsGlossary(Section section) =>
        section.Headings.Append(section.Title).Any(heading => Array.Exists(Glossaries, word => heading.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private static bool IsTerm(string term) =>
        term.Length is > 2 and <= 60 && AnswerText.WordCount(term) <= 5 && char.IsLetter(term[0]) && term.All(value => char.IsLetterOrDigit(value) || value is ' ' or '-' or '/' or '(' or ')' or '\'' or '_' or '.')
        && !Boilerplate.Is(term) && !Subject.IsGeneric(term);

    private static bool StartsLikeDefinition(string text) =>
        text.StartsWith("A ", StringComparison.Ordinal) || text.StartsWith("An ", StringComparison.Ordinal) || text.StartsWith("The process of ", StringComparison.Ordinal);
}
