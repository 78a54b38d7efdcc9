namespace Seedbed.Grounding;

/// <summary>
/// A text as quotes are compared: white space runs are one space, letters lower case, full-width forms and ligatures
/// plain, dashes one kind, and what a page's layout adds (soft hyphens, hyphens inside words, quote marks) left out. Each
/// folded character knows where it came from. Made in one pass over the text.
/// </summary>
internal sealed class FoldedText
{
    private readonly int[] _origin;

    public FoldedText(string text)
    {
        Text = text;
        (Folded, _origin) = new Folding(text).Run();
    }

    /// <summary>The text itself.</summary>
    public string Text { get; }

    /// <summary>The text as compared.</summary>
    public string Folded { get; }

    /// <summary>The characters of <see cref="Text"/> from which the folded ones from <paramref name="start"/> to <paramref name="end"/> (excluded) came.</summary>
    public TextSpan Origin(int start, int end) => new(_origin[start], _origin[end - 1] + 1);
}
