namespace Seedbed.Steps.Extracting;

/// <summary>A definition list's entry whose term is a name, with the words that tell which thing of that name is meant.</summary>
/// <param name="Term">The term.</param>
/// <param name="Kind">What it is ("option"), where that is known.</param>
/// <param name="Phrase">"the `--force` option of git-add".</param>
/// <param name="Where">" in Git", or nothing.</param>
internal sealed record NamedThing(TermName Term, string? Kind, string Phrase, string Where)
{
    /// <summary>The entry's thing; null when its term is plain words, or nothing says what the name belongs to.</summary>
    public static NamedThing? Of(Passage passage, TermGroup group)
    {
        var term = TermName.Of(passage, group.Terms);
        Section section = passage.SectionOf(group.Definition);
        if (term.Shape == TermShape.Words || section.IsBoilerplate || section.IsGlossary)
            return null;
        // A line of a synopsis, not a name.
        if (term.Name.Contains('[', StringComparison.Ordinal) || term.Name.Contains("...", StringComparison.Ordinal))
            return null;
        string? kind = KindOf(term, section, section.Subject.Name);
        bool isNested = passage.Blocks[group.Terms[0]].Level > 1;
        string? owner = isNested ? Around(passage, group, ref kind, term) : section.Subject.Name;
        bool isTelling = IsTelling(term);
        if ((isNested && owner is null && !IsDotted(term)) || (owner is null && kind is null && !isTelling) || (owner is null && section.Subject.Site is null))
            return null;
        if ((kind is null && !isTelling) || (owner is null && kind is "parameter" or "argument"))
            return null;
        if (owner is null && term.Shape == TermShape.Flag && (section.Subject.Site is null || term.Name.Trim('-').Count(value => value == '-') < 2))
            return null;
        string name = QuestionText.Code(kind is "class" or "exception" ? term.Name.Replace("()", "", StringComparison.Ordinal) : term.Name);
        string thing = kind is null ? name : $"the {name} {kind}";
        bool isOwned = owner is not null && ((!IsDotted(term) && term.Shape != TermShape.Setting) || section.Subject.Site is null && term.Shape == TermShape.Literal);
        if (isOwned)
            thing += kind is null ? $" in {owner}" : $" of {owner}";
        string where = thing.Contains(" in ", StringComparison.Ordinal) || (section.Subject.Site is { } site && thing.Contains(site, StringComparison.OrdinalIgnoreCase)) ? "" : isNested && section.Subject.Site is null ? section.Subject.InName : section.Subject.InSite;
        return new(term, kind, thing, where);
    }

    /// <summary>"What does the `--force` option of git-add do in Git?"</summary>
    public string Ask(string verb) => $"What does {Phrase} {verb}{Where}?";

    private static string? KindOf(TermName term, Section section, string? owner)
    {
        if (term.Kind is not null || term.Shape == TermShape.Setting)
            return term.Kind ?? "setting";
        string? kind = null;
        for (int i = section.Path.Count - 1; i >= 0 && kind is null; i--)
        {
            string heading = HeadingText.Clean(section.Path[i].Text);
            if (i == section.Path.Count - 1 || Subject.IsGeneric(heading))
                kind = Kinds.Of(heading);
        }

        if (kind is "function" or "method" && term.Shape == TermShape.Literal && !Subject.IsIdentifier(term.Name) && owner is null)
            return null;
        return term.Shape == TermShape.Call && kind is not ("function" or "method" or "macro") ? null : kind;
    }

    /// <summary>The entry that this one is nested in: a class's method is named after its class.</summary>
    private static string? Around(Passage passage, TermGroup group, ref string? kind, TermName term)
    {
        if (group.Around < 0)
            return null;
        var around = TermName.Of(passage, group.Around);
        if (around.Shape == TermShape.Words)
            return null;
        kind = around.Kind == "class" ? term.Shape == TermShape.Call ? "method" : term.Kind ?? "attribute" : term.Kind;
        return QuestionText.Code(around.Name.Replace("()", "", StringComparison.Ordinal));
    }

    private static bool IsDotted(TermName term) => term.Shape != TermShape.Flag && term.Name.IndexOf('.', StringComparison.Ordinal) > 0;

    /// <summary>Whether the name alone tells what it is.</summary>
    private static bool IsTelling(TermName term) =>
        term.Shape is TermShape.Call or TermShape.Setting ? Subject.IsIdentifier(term.Name.Replace("()", "", StringComparison.Ordinal)) : Subject.IsIdentifier(term.Name) && !term.Name.StartsWith('-') && !term.Name.Contains('/', StringComparison.Ordinal) && !term.Name.All(char.IsAsciiLetterUpper);
}
