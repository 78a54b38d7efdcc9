namespace Seedbed.Models.Replies;

/// <summary>Finds where JSON values stand in a text, by brackets and strings alone; one pass, no recursion.</summary>
internal static class JsonStretches
{
    // More values than this in one reply are noise.
    private const int Most = 4096;

    /// <summary>
    /// The outermost bracketed stretches of <paramref name="text"/> from <paramref name="start"/> to <paramref name="end"/>,
    /// in order. The last one is open when the text ends before its brackets do; it then ends with the text.
    /// </summary>
    /// <param name="text">The reply.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="end">Where to end, excluded.</param>
    /// <param name="inJson">Whether quote marks outside of brackets begin strings (inside of a value) or are prose.</param>
    public static List<JsonStretch> Find(string text, int start, int end, bool inJson)
    {
        var found = new List<JsonStretch>();
        int depth = 0, from = start;
        for (int i = start; i < end && found.Count < Most; i++)
        {
            char c = text[i];
            if (c == '"' && (depth > 0 || inJson))
            {
                i = EndOfString(text, i, end);
            }
            else if (c is '{' or '[')
            {
                if (depth++ == 0)
                    from = i;
            }
            else if (c is '}' or ']' && depth > 0 && --depth == 0)
            {
                found.Add(new(from, i + 1, IsOpen: false));
            }
        }

        if (depth > 0)
            found.Add(new(from, end, IsOpen: true));
        return found;
    }

    private static int EndOfString(string text, int quote, int end)
    {
        int i = quote + 1;
        while (i < end && text[i] != '"')
            i += text[i] == '\\' ? 2 : 1;
        return i;
    }
}
