namespace Seedbed.Runs.Estimates;

/// <summary>What each step asked each model, in the order of the first requests. Thread-safe.</summary>
internal sealed class AskedTallies
{
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<(string Step, string Model), AskedTally> _tallies = [];

    public IReadOnlyList<KeyValuePair<(string Step, string Model), AskedTally>> All
    {
        get
        {
            lock (_lock)
                return [.. _tallies];
        }
    }

    public AskedTally this[(string Step, string Model) place]
    {
        get
        {
            lock (_lock)
                return _tallies.TryGetValue(place, out AskedTally tally) ? tally : default;
        }
    }

    public void Add(string step, string model, AskedTally asked)
    {
        lock (_lock)
            _tallies[(step, model)] = _tallies.TryGetValue((step, model), out AskedTally before) ? before + asked : asked;
    }
}
