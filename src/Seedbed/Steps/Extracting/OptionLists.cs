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
            if (NamedThing.Of(passage, group) is not { } thing)
                continue;
            int described = Description(passage, group.Definition);
            if (AnswerText.Prose(passage.Text, passage.Blocks[described].Span, passage.MayBeCut(described), thing.Kind ?? "setting option parameter") is { } answer
                && Question(thing, answer.Text) is { } question && QuestionText.Tells(question, answer.Text))
                yield return new(group.Terms[0], question, answer);
        }
    }

    /// <summary>The first paragraph of the definition that is no label ("Return value: New reference.").</summary>
    private static int Description(Passage passage, int definition)
    {
        int end = passage.EndOfBody(definition);
        int at = definition;
        while (at + 1 < end && AnswerText.IsLabel(passage.TextOf(at)) && passage.Blocks[at + 1] is { Kind: BlockKind.Paragraph or BlockKind.Definition } next && next.Level == passage.Blocks[definition].Level)
            at++;
        return at;
    }

    private static string? Question(NamedThing thing, string answer)
    {
        if (char.IsLower(answer[0]) && !answer.StartsWith(thing.Term.Name.TrimStart('-')[..1], StringComparison.Ordinal))
            return null;
        string what = $"What is {thing.Phrase}{thing.Where}?";
        bool isConstant = thing.Kind is null && thing.Term.Shape == TermShape.Literal && !thing.Term.Name.Any(char.IsLower);
        bool isSentence = Wording.IsWholeSentence(answer);
        if (Wording.IsNounPhrase(answer) && !isSentence)
            return thing.Kind is "option" or "parameter" or "argument" or "setting" or "directive" or "variable" or "environment variable" or "clause" ? thing.Ask("specify") : what;
        if (Wording.IsAction(answer) || thing.Term.Shape == TermShape.Flag)
            return thing.Ask(isConstant ? "mean" : "do");
        if (Wording.IsNounPhrase(answer) || answer.StartsWith("This ", StringComparison.Ordinal))
            return thing.Kind is "class" or "exception" ? what : thing.Ask(thing.Kind is null && thing.Term.Shape == TermShape.Literal ? "mean" : "do");
        return null;
    }
}
