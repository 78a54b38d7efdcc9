namespace Seedbed.Runs.Estimates;

/// <summary>How often units must be worked.</summary>
internal sealed class WorkNeeded
{
    private readonly Dictionary<string, double> _parts = new(StringComparer.Ordinal);

    /// <summary>Over all.</summary>
    public double Draws { get; private set; }

    /// <summary>Rows of the target that won't come of it.</summary>
    public long Missing { get; set; }

    /// <summary>The draws of a part; null: all.</summary>
    public double Of(string? part) => part is null ? Draws : _parts.GetValueOrDefault(part);

    /// <summary>Adds draws over units, each part by its share of them.</summary>
    public void Add(double draws, IReadOnlyDictionary<string, long> units)
    {
        double all = units.Values.Sum();
        Draws += draws;
        foreach ((string part, long count) in units)
            _parts[part] = _parts.GetValueOrDefault(part) + (all == count ? draws : draws * count / all);
    }
}
