namespace Seedbed.Ingestion.Pdf;

/// <summary>Words on one line, left to right, as poppler found it or as a row of several such.</summary>
internal sealed class PdfLine
{
    private const int MostHeights = 16;
    private readonly PdfWord[] _words;
    private string? _text;
    private int? _level;

    public PdfLine(PdfWord[] words)
    {
        _words = words;
        (Left, Right, Top, Bottom) = (float.MaxValue, float.MinValue, float.MaxValue, float.MinValue);
        float least = float.MaxValue, most = 0;
        int characters = 0;
        foreach (ref readonly PdfWord word in words.AsSpan())
        {
            Left = Math.Min(Left, word.Left);
            Right = Math.Max(Right, word.Right);
            Top = Math.Min(Top, word.Top);
            Bottom = Math.Max(Bottom, word.Bottom);
            characters += word.Text.Length;
            least = Math.Min(least, word.Pitch);
            most = Math.Max(most, word.Pitch);
        }

        FixedPitch = characters >= 2 && most - least <= Math.Max(0.012f * most, 0.01f) ? most : 0;
        Height = MostOf(words);
        for (int i = 1; i < words.Length; i++)
            Gaps += IsGap(i) ? 1 : 0;
    }

    public IReadOnlyList<PdfWord> Words => _words;

    public float Left { get; }

    public float Right { get; }

    public float Top { get; }

    public float Bottom { get; }

    /// <summary>The height of most of its characters.</summary>
    public float Height { get; }

    /// <summary>How many gaps are so wide that they set words apart, as between a table's columns.</summary>
    public int Gaps { get; }

    public string Text => _text ??= _words.Length == 1 ? _words[0].Text : string.Join(' ', _words.Select(word => word.Text));

    /// <summary>As <see cref="PdfShape.NumberedLevel"/>.</summary>
    public int NumberedLevel => _level ??= PdfShape.NumberedLevel(Text);

    /// <summary>The width of a character when all words are set in one fixed-width font, else 0.</summary>
    public float FixedPitch { get; }

    /// <summary>Whether the gap before a word is a wide one.</summary>
    public bool IsGap(int word) => _words[word].Left - _words[word - 1].Right > Height * 1.1f;

    private static float MostOf(ReadOnlySpan<PdfWord> words)
    {
        Span<(float Height, int Characters)> seen = stackalloc (float, int)[MostHeights];
        int count = 0, best = 0;
        foreach (ref readonly PdfWord word in words)
        {
            float height = MathF.Round(word.Height, 1);
            int at = 0;
            while (at < count && seen[at].Height != height)
                at++;
            if (at == MostHeights)
                continue;
            count = Math.Max(count, at + 1);
            seen[at] = (height, seen[at].Characters + word.Text.Length);
        }

        for (int i = 1; i < count; i++)
            best = seen[i].Characters > seen[best].Characters ? i : best;
        return seen[best].Height;
    }
}
