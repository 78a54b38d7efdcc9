namespace Seedbed.Yaml;

/// <summary>Finds the known name that a mistyped one was meant to be.</summary>
public static class NearestName
{
    private const int LongestTried = 64;

    /// <summary>
    /// The nearest of <paramref name="known"/> by edits (insert, delete, replace, swap of neighbours), the first of equals;
    /// null when none is within a third of the longer name's length.
    /// </summary>
    public static string? Of(string wrong, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(wrong);
        ArgumentNullException.ThrowIfNull(known);
        string? best = null;
        int least = int.MaxValue;
        foreach (string name in known)
        {
            if (Math.Max(name.Length, wrong.Length) > LongestTried)
                continue;
            int edits = Edits(wrong.ToLowerInvariant(), name.ToLowerInvariant());
            if (edits < least && edits <= Math.Max(1, Math.Max(name.Length, wrong.Length) / 3))
                (best, least) = (name, edits);
        }

        return best;
    }

    /// <summary>The end of a message about an unknown name: <c>; did you mean 'column'?</c>, else <c>; known: a, b, c</c>.</summary>
    public static string Hint(string wrong, IReadOnlyCollection<string> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        return Of(wrong, known) is { } nearest ? $"; did you mean '{nearest}'?"
            : known.Count == 0 ? "; none is known here"
            : $"; known: {string.Join(", ", known)}";
    }

    // Optimal string alignment: Damerau–Levenshtein in which no stretch is edited twice.
    private static int Edits(string a, string b)
    {
        int[] before = new int[b.Length + 1], last = [.. Enumerable.Range(0, b.Length + 1)], now = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                now[j] = Math.Min(Math.Min(now[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
            }

            (before, last, now) = (last, now, before);
        }

        return last[b.Length];
    }
}
