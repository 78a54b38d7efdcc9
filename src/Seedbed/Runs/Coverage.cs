using Seedbed.Export;

namespace Seedbed.Runs;

/// <summary>Counts which units gave rows, and what took the last row of those that gave none.</summary>
/// <param name="units">How many units the source has; null when each comes once, and those that come are all.</param>
internal sealed class Coverage(int? units)
{
    private readonly SortedDictionary<string, long> _lost = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string?> _known = [];
    private long _asked;
    private long _gave;

    /// <summary>The counts as they stand now.</summary>
    /// <param name="isWhole">Whether the source was read to its end.</param>
    public CoverageFacts ToFacts(bool isWhole) => new(units ?? (isWhole ? _asked : (long?)null), _asked, _gave, new SortedDictionary<string, long>(_lost, StringComparer.Ordinal));

    /// <summary>Takes the result of a unit, or of one of its draws.</summary>
    public void Add(UnitResult result)
    {
        if (result.Origin.Unit is null)
            return;
        // Interned: it is kept for each unit, and there are few of them.
        string? lost = result.Rows.Count > 0 ? null : result.Rejects is [.., { } last] ? string.Intern($"{last.Step} {last.Reason}") : "no row";
        if (units is null)
        {
            Note(lost);
            return;
        }

        if (_known.TryGetValue(result.Origin.Number, out string? before))
        {
            Forget(before);
            lost = before is null ? null : lost;
        }

        Note(lost);
        _known[result.Origin.Number] = lost;
    }

    private void Note(string? lost)
    {
        _asked++;
        if (lost is null)
            _gave++;
        else
            _lost[lost] = _lost.GetValueOrDefault(lost) + 1;
    }

    private void Forget(string? lost)
    {
        _asked--;
        if (lost is null)
            _gave--;
        else if (--_lost[lost] == 0)
            _lost.Remove(lost);
    }
}
