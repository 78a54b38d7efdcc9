namespace Seedbed.Steps.Extracting;

/// <summary>The default and the unit of an option or setting, where its description says them in a sentence of their own.</summary>
internal sealed class OptionDefaults : IFamily
{
    private static readonly string[] Defaults =
    [
        "The default is ", "The default value is ", "Defaults to ", "Default is ", "Default: ", "It defaults to ", "The default setting is ",
        "This option defaults to ", "This parameter defaults to ", "This defaults to ", "Its default is ", "Its default value is ", "If unset, defaults to ",
    ];

    private static readonly string[] Units = ["If this value is specified without units", "The unit is ", "The value is in ", "Units are ", "The units are "];

    /// <inheritdoc/>
    public string Name => "option";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Passage passage)
    {
        foreach (TermGroup group in TermGroup.In(passage))
        {
            if (NamedThing.Of(passage, group) is not { } thing || thing.Term.Shape == TermShape.Call)
                continue;
            foreach ((string question, Answer answer) in In(passage, group.Definition, thing))
                yield return new(group.Terms[0], question, answer);
        }
    }

    private static IEnumerable<(string Question, Answer Answer)> In(Passage passage, int definition, NamedThing thing)
    {
        int end = passage.EndOfBody(definition);
        for (int i = definition; i < end; i++)
        {
            if (passage.Blocks[i].Kind is not (BlockKind.Definition or BlockKind.Paragraph))
                break;
            foreach (TextSpan sentence in AnswerText.Sentences(passage.Text, passage.Blocks[i].Span))
            {
                string? question = Begins(passage.Text, sentence, Defaults) ? $"What is the default value of {thing.Phrase}{thing.Where}?"
                    : Begins(passage.Text, sentence, Units) ? UnitQuestion(passage.Text, sentence, thing)
                    : null;
                if (question is not null && AnswerText.Statement(passage.Text, sentence) is { } answer)
                    yield return (question, answer);
            }
        }
    }

    private static string UnitQuestion(string text, TextSpan sentence, NamedThing thing) =>
        text.AsSpan(sentence.Start, sentence.Length).StartsWith("If ", StringComparison.Ordinal)
            ? $"Which unit is assumed for the value of {thing.Phrase}{thing.Where} when it is specified without units?"
            : $"In which unit is the value of {thing.Phrase} given{thing.Where}?";

    private static bool Begins(string text, TextSpan sentence, string[] starts) =>
        Array.Exists(starts, start => text.AsSpan(sentence.Start, sentence.Length).StartsWith(start, StringComparison.Ordinal));
}
