namespace Seedbed.Taxonomies.Documents;

/// <summary>
/// One name of a pattern, matched as Python's fnmatch does on Linux: <c>*</c>, <c>?</c>, <c>[abc]</c>, <c>[a-z]</c>,
/// <c>[!abc]</c>; case counts, a backslash is a letter, a bracket that is not closed too. Letters are code points.
/// </summary>
internal sealed class GlobName
{
    private readonly List<Func<int, bool>?> _tokens = [];

    /// <summary>Reads the pattern of one name.</summary>
    public GlobName(string pattern)
    {
        int[] letters = Letters(pattern);
        IsMagic = letters.Any(letter => letter is '*' or '?' or '[');
        IsHidden = pattern.StartsWith('.');
        for (int at = 0; at < letters.Length;)
            at = Read(letters, at);
    }

    /// <summary>Whether it is more than a name as it stands.</summary>
    public bool IsMagic { get; }

    /// <summary>Whether it asks for hidden names.</summary>
    public bool IsHidden { get; }

    /// <summary>Whether a name matches; hidden ones only where the pattern begins with a dot.</summary>
    public bool IsMatch(string name) => (IsHidden || !name.StartsWith('.')) && Matches(Letters(name));

    // A star, null, is where the match goes on from when the rest fails: the last one is enough.
    private bool Matches(int[] name)
    {
        int token = 0, letter = 0, star = -1, resume = 0;
        while (letter < name.Length)
        {
            if (token < _tokens.Count && _tokens[token] is null)
            {
                star = token++;
                resume = letter;
            }
            else if (token < _tokens.Count && _tokens[token]!(name[letter]))
            {
                token++;
                letter++;
            }
            else if (star >= 0)
            {
                token = star + 1;
                letter = ++resume;
            }
            else
            {
                return false;
            }
        }

        return _tokens.Skip(token).All(rest => rest is null);
    }

    private int Read(int[] pattern, int at)
    {
        int letter = pattern[at];
        if (letter == '[' && End(pattern, at + 1) is { } end)
        {
            _tokens.Add(Set(pattern.AsSpan(at + 1, end - at - 1)));
            return end + 1;
        }

        _tokens.Add(letter switch { '*' => null, '?' => static _ => true, _ => other => other == letter });
        return at + 1;
    }

    /// <summary>Where the bracket closes; one right behind the opening or its <c>!</c> belongs to the set.</summary>
    private static int? End(int[] pattern, int first)
    {
        int at = first;
        if (at < pattern.Length && pattern[at] == '!')
            at++;
        if (at < pattern.Length && pattern[at] == ']')
            at++;
        at = Array.IndexOf(pattern, ']', at);
        return at < 0 ? null : at;
    }

    private static Func<int, bool> Set(ReadOnlySpan<int> set)
    {
        bool isNot = set[0] == '!';
        var ranges = new List<(int Low, int High)>();
        for (int at = isNot ? 1 : 0; at < set.Length;)
        {
            bool isRange = at + 2 < set.Length && set[at + 1] == '-';
            ranges.Add((set[at], set[isRange ? at + 2 : at]));
            at += isRange ? 3 : 1;
        }

        return letter => ranges.Exists(range => range.Low <= letter && letter <= range.High) != isNot;
    }

    private static int[] Letters(string text) => [.. text.EnumerateRunes().Select(rune => rune.Value)];
}
