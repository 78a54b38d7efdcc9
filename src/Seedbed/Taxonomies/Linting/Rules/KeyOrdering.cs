using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>The keys of a mapping are in the order of their characters' numbers.</summary>
internal sealed class KeyOrdering(Report report) : ITokenRule
{
    private readonly OpenMaps<Last> _maps = new();

    public void Check(TokenWindow window)
    {
        if (_maps.Enter(window) is not { } last)
            return;
        Token key = window.Next!;
        if (last.Key is { } before && Compare(key.Text, before) < 0)
            report(key.Line, key.Start.Column + 1, $"the key '{Shown.Of(key.Text)}' stands behind '{Shown.Of(before)}'", "put the keys into the order of the alphabet");
        else
            last.Key = key.Text;
    }

    private static int Compare(string a, string b)
    {
        int at = a.AsSpan().CommonPrefixLength(b);
        if (at == a.Length || at == b.Length)
            return a.Length - b.Length;
        // UTF-16 puts surrogates before U+E000, code points behind.
        bool isHighA = char.IsSurrogate(a[at]), isHighB = char.IsSurrogate(b[at]);
        return isHighA == isHighB ? a[at] - b[at] : isHighA ? 1 : -1;
    }

    internal sealed class Last
    {
        public string? Key { get; set; }
    }
}
