namespace Seedbed.Grounding;

/// <summary>A word, number or mark of a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its characters, full-width ones made plain.</param>
internal readonly record struct Lexeme(LexemeKind Kind, string Text)
{
    /// <summary>The letters that hang on a number: <c>ms</c> of <c>10ms</c>.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>Whether white space stands before it.</summary>
    public bool SpaceBefore { get; init; }

    /// <summary>Whether a sentence, a line or a list item begins with it.</summary>
    public bool StartsSentence { get; init; }

    /// <summary>Whether it is the first of its line.</summary>
    public bool StartsLine { get; init; }

    public bool IsMark(char c) => Kind == LexemeKind.Mark && Text[0] == c;
}
