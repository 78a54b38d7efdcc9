namespace Seedbed.Ingestion.Pdf;

/// <summary>Words on one line, left to right, as poppler found it or as a row of several such.</summary>
internal sealed class PdfLine(IReadOnlyList<PdfWord> words)
{
    public IReadOnlyList<PdfWord> Words { get; } = words;

    public float Left { get; } = words.Min(word => word.Left);

    public float Right { get; } = words.Max(word => word.Right);

    public float Top { get; } = words.Min(word => word.Top);

    public float Bottom { get; } = words.Max(word => word.Bottom);

    /// <summary>The height of most of its characters.</summary>
    public float Height { get; } = words.GroupBy(word => MathF.Round(word.Height, 1)).MaxBy(group => group.Sum(word => word.Text.Length))!.Key;

    public string Text { get; } = string.Join(' ', words.Select(word => word.Text));

    /// <summary>The width of a character when all words are set in one fixed-width font, else 0.</summary>
    public float FixedPitch { get; } = Fixed(words);

    private static float Fixed(IReadOnlyList<PdfWord> words)
    {
        float least = float.MaxValue, most = 0;
        int characters = 0;
        foreach (PdfWord word in words)
        {
            characters += word.Text.Length;
            least = Math.Min(least, word.Pitch);
            most = Math.Max(most, word.Pitch);
        }

        return characters >= 2 && most - least <= Math.Max(0.012f * most, 0.01f) ? most : 0;
    }
}
