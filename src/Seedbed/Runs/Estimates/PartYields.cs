namespace Seedbed.Runs.Estimates;

/// <summary>Units that were worked and the rows that they gave, by part.</summary>
internal sealed class PartYields
{
    private readonly Dictionary<string, (long Units, long Rows)> _parts = new(StringComparer.Ordinal);

    /// <summary>All units.</summary>
    public long Units => _parts.Values.Sum(static part => part.Units);

    /// <summary>What a part gave that gave nothing here; null: nothing.</summary>
    public PartYields? Otherwise { get; init; }

    /// <summary>Counts what became of a unit.</summary>
    public void Add(UnitResult result)
    {
        string part = result.Origin.Unit?.Part ?? "";
        (long units, long rows) = _parts.GetValueOrDefault(part);
        _parts[part] = (units + 1, rows + result.Rows.Count);
    }

    /// <summary>The units of a part; null: all.</summary>
    public long UnitsOf(string? part) => part is null ? Units : _parts.GetValueOrDefault(part).Units;

    /// <summary>The rows that a unit of a part gives.</summary>
    public double RowsOfOne(string part) =>
        _parts.TryGetValue(part, out (long Units, long Rows) known) ? (double)known.Rows / known.Units : Otherwise?.RowsOfOne(part) ?? 0;
}
