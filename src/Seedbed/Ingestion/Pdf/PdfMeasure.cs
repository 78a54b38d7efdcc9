namespace Seedbed.Ingestion.Pdf;

/// <summary>What is usual in a document: the size of its body text, the step from line to line, its edges, its words.</summary>
internal sealed class PdfMeasure
{
    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);

    public PdfMeasure(IReadOnlyList<PdfPage> pages)
    {
        Dictionary<float, int> heights = [], steps = [], fixedPitches = [];
        var rights = new List<float>();
        foreach (PdfPage page in pages)
        {
            for (int i = 0; i < page.Lines.Count; i++)
            {
                PdfLine line = page.Lines[i];
                heights[line.Height] = heights.GetValueOrDefault(line.Height) + line.Text.Length;
                rights.Add(line.Right);
                if (line.FixedPitch > 0 && line.Words.Count >= 4)
                    fixedPitches[MathF.Round(line.FixedPitch, 2)] = fixedPitches.GetValueOrDefault(MathF.Round(line.FixedPitch, 2)) + 1;
                float step = i == 0 ? 0 : MathF.Round(line.Top - page.Lines[i - 1].Top, 1);
                if (step > 4 && page.Lines[i - 1].Height == line.Height)
                    steps[step] = steps.GetValueOrDefault(step) + 1;
                foreach (PdfWord word in line.Words.Skip(1).SkipLast(1))
                    _words.Add(word.Text.Trim('.', ',', ';', ':', '(', ')', '"', '”', '“'));
            }
        }

        rights.Sort();
        Body = heights.Count == 0 ? 10 : heights.MaxBy(pair => pair.Value).Key;
        Step = steps.Where(pair => pair.Key < Body * 2.2f).Select(pair => ((float, int)?)(pair.Key, pair.Value)).MaxBy(pair => pair!.Value.Item2)?.Item1 ?? Body * 1.2f;
        Right = rights.Count == 0 ? 0 : rights[(int)(rights.Count * 0.9)];
        FixedPitches = [.. fixedPitches.Where(pair => pair.Value >= 3).Select(pair => pair.Key)];
    }

    /// <summary>Height of the body text.</summary>
    public float Body { get; }

    /// <summary>From one line of a paragraph to the next.</summary>
    public float Step { get; }

    /// <summary>Where full lines end.</summary>
    public float Right { get; }

    /// <summary>Widths of a character of the fixed-width fonts in use.</summary>
    public IReadOnlyList<float> FixedPitches { get; }

    /// <summary>Whether a line is set in a fixed-width font.</summary>
    public bool IsFixed(PdfLine line) => line.FixedPitch > 0
        && (line.Words.Count >= 4 || FixedPitches.Any(pitch => MathF.Abs(pitch - line.FixedPitch) < 0.025f))
        && line.Text.Length >= 2 && !PdfShape.StandsAlone(line.Text);

    /// <summary>
    /// A word broken at a line's end, whole again. The hyphen goes when the document knows the word without it, or knows no
    /// word of either half; a real hyphen (<c>read-only</c>) stays.
    /// </summary>
    public string Mend(string before, string after)
    {
        string first = Last(before), second = First(after);
        if (first.Length < 2 || second.Length < 2 || !char.IsLower(first[^1]))
            return before;
        if (_words.Contains(first + second))
            return before[..^1];
        bool real = !char.IsLower(second[0]) || _words.Contains($"{first}-{second}") || (_words.Contains(first) && _words.Contains(second))
            || first.Contains('-', StringComparison.Ordinal);
        return real ? before : before[..^1];
    }

    private static string Last(string text)
    {
        int end = text.Length - 1, from = end;
        while (from > 0 && (char.IsLetter(text[from - 1]) || (text[from - 1] == '-' && from < end)))
            from--;
        return text[from..end];
    }

    private static string First(string text)
    {
        int to = 0;
        while (to < text.Length && char.IsLetter(text[to]))
            to++;
        return text[..to];
    }
}
