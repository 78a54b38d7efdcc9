using System.Text;

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
            Tallest = Math.Max(Tallest, word.Height);
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

    /// <summary>The height of its tallest word.</summary>
    public float Tallest { get; }

    /// <summary>How many gaps are so wide that they set words apart, as between a table's columns.</summary>
    public int Gaps { get; }

    public string Text => _text ??= TextFrom(0);

    /// <summary>Where full lines of its column end; 0 when its page has one column only.</summary>
    public float Edge { get; set; }

    /// <summary>Whether it is of a footnote, so that the text before it may go on after it.</summary>
    public bool IsNote { get; set; }

    /// <summary>Whether it is a footnote's first line.</summary>
    public bool BeginsNote { get; init; }

    /// <summary>The text from some word on. Words without a gap between them, set in two sizes or fonts, are one.</summary>
    public string TextFrom(int first)
    {
        if (first == _words.Length - 1)
            return _words[first].Text;
        var text = new StringBuilder();
        for (int at = first; at < _words.Length; at++)
        {
            if (at > first && !IsJoined(at))
                text.Append(' ');
            text.Append(_words[at].Text);
        }

        return text.ToString();
    }

    /// <summary>A small number above the line, as footnotes are referred to by.</summary>
    public bool IsRaised(int word) => _words[word].Height < Height * 0.85f && _words[word].Bottom < Bottom - Height * 0.1f;

    private bool IsJoined(int word) => MathF.Abs(_words[word].Left - _words[word - 1].Right) < Height * 0.06f && !IsRaised(word) && !IsRaised(word - 1);

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
