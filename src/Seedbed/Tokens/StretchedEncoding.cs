namespace Seedbed.Tokens;

/// <summary>Encodes a long text on all processors, in stretches that begin with a letter after a line's end: there every known pattern cuts.</summary>
internal static class StretchedEncoding
{
    private const int Least = 1 << 20;

    /// <summary>The tokens of a text as <see cref="Tokenizer.EncodeAsIs"/> gives them.</summary>
    public static int[] Of(Tokenizer tokenizer, string text)
    {
        List<TextSpan> stretches = tokenizer.CutsAtLines ? Stretches(text) : [];
        if (stretches.Count < 2)
            return tokenizer.EncodeAsIs(text);
        int[][] parts = new int[stretches.Count][];
        Parallel.For(0, parts.Length, i => parts[i] = tokenizer.EncodeAsIs(text.AsSpan(stretches[i].Start, stretches[i].Length)));
        int[] all = new int[parts.Sum(static part => part.Length)];
        int reached = 0;
        foreach (int[] part in parts)
        {
            part.CopyTo(all, reached);
            reached += part.Length;
        }

        return all;
    }

    private static List<TextSpan> Stretches(string text)
    {
        var stretches = new List<TextSpan>();
        for (int at = 0; at < text.Length;)
        {
            int end = LineAfter(text, Math.Min(text.Length, at + Least));
            stretches.Add(new(at, end));
            at = end;
        }

        return stretches;
    }

    // Where the first line from a place on begins, if with a letter; else the text's end.
    private static int LineAfter(string text, int at)
    {
        while (at < text.Length)
        {
            int line = text.IndexOf('\n', at);
            if (line < 0 || line + 1 >= text.Length)
                return text.Length;
            at = line + 1;
            if (char.IsAsciiLetter(text[at]))
                return at;
        }

        return text.Length;
    }
}
