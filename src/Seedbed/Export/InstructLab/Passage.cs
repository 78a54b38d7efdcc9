namespace Seedbed.Export.InstructLab;

/// <summary>A passage of a leaf's documents.</summary>
internal sealed class Passage(PassageKey key, string text, int start, int end)
{
    private readonly Lazy<PlainWords> _words = new(() => new PlainWords(text));

    public PassageKey Key { get; } = key;

    public string Text { get; } = text;

    /// <summary>Where it begins in its document, in code points.</summary>
    public int Start { get; } = start;

    /// <summary>Where it ends in its document, in code points, excluded.</summary>
    public int End { get; } = end;

    public PlainWords Words => _words.Value;
}
