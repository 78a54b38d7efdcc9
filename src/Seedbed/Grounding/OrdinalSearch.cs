namespace Seedbed.Grounding;

/// <summary>
/// Finds every occurrence of a pattern, overlapping ones too, in time linear in text and pattern whatever they are
/// (Knuth, Morris, Pratt 1977): quotes come from models and texts from anywhere.
/// </summary>
internal sealed class OrdinalSearch
{
    private readonly string _pattern;
    private readonly int[] _fallback;

    public OrdinalSearch(string pattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        _pattern = pattern;
        _fallback = new int[pattern.Length];
        for (int at = 1, matched = 0; at < pattern.Length; at++)
        {
            while (matched > 0 && pattern[at] != pattern[matched])
                matched = _fallback[matched - 1];
            if (pattern[at] == pattern[matched])
                matched++;
            _fallback[at] = matched;
        }
    }

    /// <summary>Where the pattern begins in the text, from <paramref name="from"/> on, in order.</summary>
    public IEnumerable<int> In(string text, int from)
    {
        int matched = 0;
        for (int at = from; at < text.Length; at++)
        {
            if (matched == 0)
            {
                at = text.IndexOf(_pattern[0], at);
                if (at < 0)
                    yield break;
            }

            while (matched > 0 && text[at] != _pattern[matched])
                matched = _fallback[matched - 1];
            if (text[at] == _pattern[matched])
                matched++;
            if (matched < _pattern.Length)
                continue;
            yield return at - _pattern.Length + 1;
            matched = _fallback[matched - 1];
        }
    }
}
