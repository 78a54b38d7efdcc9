using System.Diagnostics.CodeAnalysis;

namespace Seedbed.Taxonomies.Scanning;

/// <summary>
/// The tokens that may yet turn out to be keys, when a colon follows: at most one for each depth of brackets, on the line
/// being read, within 1,024 characters. Later ones lie deeper, so that they leave at both ends alone and the work stays linear.
/// </summary>
internal sealed class SimpleKeys
{
    private const int Reach = 1024;

    private readonly List<Candidate> _open = [];
    private int _first;

    /// <summary>The number of the earliest token that may be a key.</summary>
    public int FirstToken => _first < _open.Count ? _open[_first].Token : int.MaxValue;

    public void Add(Candidate candidate, TextMark now)
    {
        Drop(candidate.Depth, now);
        _open.Add(candidate);
    }

    /// <summary>Gives up those that are too far behind.</summary>
    public void DropStale(TextMark now)
    {
        for (; _first < _open.Count; _first++)
        {
            Candidate oldest = _open[_first];
            if (oldest.At.Line == now.Line && now.Column - oldest.At.Column <= Reach)
                return;
            Demand(oldest);
        }

        Clear();
    }

    /// <summary>Gives up the one of a depth.</summary>
    public void Drop(int depth, TextMark now)
    {
        if (TryTake(depth, out Candidate? candidate))
            Demand(candidate);
    }

    public bool TryTake(int depth, [NotNullWhen(true)] out Candidate? candidate)
    {
        candidate = _first < _open.Count && _open[^1].Depth == depth ? _open[^1] : null;
        if (candidate is null)
            return false;
        _open.RemoveAt(_open.Count - 1);
        return true;
    }

    public void Clear()
    {
        _open.Clear();
        _first = 0;
    }

    private static void Demand(Candidate candidate)
    {
        if (candidate.IsRequired)
            throw new ScanException(candidate.At, "a key is expected here, but no ':' follows on its line", "Write ': ' after the key, or indent the line so that it goes on with the text above.");
    }

    /// <summary>A token that may be a key.</summary>
    /// <param name="Token">Its number.</param>
    /// <param name="IsRequired">Whether nothing else can stand there.</param>
    /// <param name="Depth">How many brackets are open.</param>
    /// <param name="At">Where it begins.</param>
    internal sealed record Candidate(int Token, bool IsRequired, int Depth, TextMark At);
}
