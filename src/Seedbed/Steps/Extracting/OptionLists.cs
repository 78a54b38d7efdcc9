namespace Seedbed.Steps.Extracting;

/// <summary>Options, parameters, settings, functions: a name and what it does.</summary>
internal sealed class OptionLists : IFamily
{
    /// <inheritdoc/>
    public string Name => "option";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Passage passage)
    {
        foreach (TermGroup group in TermGroup.In(passage))
        {
            var term = TermName.Of(passage, group.Terms[0]);
            Section section = passage.SectionOf(group.Definition);
            if (term.Shape == TermShape.Words || section.IsBoilerplate)
                continue;
            string? kind = KindOf(term, section);
            if (AnswerText.Prose(passage.Text, passage.Blocks[group.Definition].Span, passage.MayBeCut(group.Definition), kind ?? "setting option parameter") is { } answer
                && Question(term, kind, section.Subject, answer.Text) is { } question)
                yield return new(group.Terms[0], question, answer);
        }
    }

    /// <summary>What the term is: its own word for it, else the heading's.</summary>
    public static string? KindOf(TermName term, Section section) =>
        term.Kind ?? (term.Shape == TermShape.Setting ? "setting" : section.Headings.Reverse().Select(HeadingText.Clean).Select(Kinds.Of).FirstOrDefault(kind => kind is not null));

    /// <summary>Whether the name alone tells what it is.</summary>
    public static bool IsTelling(TermName term) =>
        term.Shape is TermShape.Call or TermShape.Setting ? term.Name.Length > 6 : Subject.IsIdentifier(term.Name) && !term.Name.StartsWith('-');

    /// <summary>"the `--force` option of git-add", null when nothing says what the name belongs to.</summary>
    public static string? Thing(TermName term, string? kind, Subject subject)
    {
        string name = QuestionText.Code(term.Name);
        bool isDotted = term.Shape == TermShape.Call && term.Name.Contains('.', StringComparison.Ordinal);
        string owner = isDotted || term.Shape == TermShape.Setting ? subject.InSite : subject.OfName;
        if (owner.Length == 0 && !IsTelling(term))
            return null;
        if (subject.Name is null && !IsTelling(term) && term.Shape != TermShape.Flag && kind is null)
            return null;
        return kind is null ? $"{name}{owner}" : $"the {name} {kind}{owner}";
    }

    private static string? Question(TermName term, string? kind, Subject subject, string answer)
    {
        if (Thing(term, kind, subject) is not { } thing)
            return null;
        if (Wording.IsAction(answer) || answer.StartsWith("This ", StringComparison.Ordinal))
            return $"What does {thing} do?";
        if (!Wording.IsNounPhrase(answer))
            return kind is null ? null : $"What is the purpose of {thing}?";
        return kind is "option" or "parameter" or "argument" or "setting" or "directive" or "variable" or "environment variable" or "clause"
            ? $"What does {thing} specify?"
            : $"What is {thing}?";
    }
}
