namespace Seedbed.Steps.Extracting;

/// <summary>Glossaries, and definition lists whose terms are plain words and whose definitions begin like one ("A file that…").</summary>
internal sealed class Definitions : IFamily
{
    /// <inheritdoc/>
    public string Name => "definition";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Passage passage)
    {
        foreach (TermGroup group in TermGroup.In(passage))
        {
            var term = TermName.Of(passage, group.Terms);
            Section section = passage.SectionOf(group.Definition);
            bool isGlossary = section.IsGlossary;
            if (section.IsBoilerplate || group.Around >= 0 || passage.Blocks[group.Terms[0]].Level > 1 || !IsTerm(term.Name) || !IsPlaced(passage, group, term, section, isGlossary))
                continue;
            if (AnswerText.Prose(passage.Text, passage.Blocks[group.Definition].Span, passage.MayBeCut(group.Definition), term.Name) is { } answer
                && (isGlossary || StartsLikeDefinition(answer.Text)))
                yield return new(group.Terms[0], $"What does the term \"{term.Name}\" mean{section.Subject.InSite}?", answer);
        }
    }

    /// <summary>Whether the term is understood where it stands: in a glossary, or by itself because it has several words, none of them code.</summary>
    private static bool IsPlaced(Passage passage, TermGroup group, TermName term, Section section, bool isGlossary)
    {
        bool isSingle = !term.Name.Contains(' ', StringComparison.Ordinal);
        if (isGlossary)
            return !isSingle || section.Subject.Site is not null;
        return !isSingle && term.Shape == TermShape.Words && passage.Blocks[group.Terms[0]].Marks.All(mark => mark.Kind != MarkKind.Code)
            && !term.Name.Split(' ').Any(word => word is "or" or "and" or "int" or "char" or "type" or "*" || Subject.IsIdentifier(word));
    }

    private static bool IsTerm(string term) =>
        term.Length is > 2 and <= 60 && AnswerText.WordCount(term) <= 5 && char.IsLetter(term[0]) && term.All(value => char.IsLetterOrDigit(value) || value is ' ' or '-' or '/' or '(' or ')' or '\'' or '_' or '.')
        && !Boilerplate.Is(term) && !Subject.IsGeneric(term);

    private static bool StartsLikeDefinition(string text) =>
        !Wording.IsWholeSentence(text) && (text.StartsWith("A ", StringComparison.Ordinal) || text.StartsWith("An ", StringComparison.Ordinal) || text.StartsWith("The process of ", StringComparison.Ordinal));
}
