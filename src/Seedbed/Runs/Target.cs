using System.Text.Json.Serialization;

namespace Seedbed.Runs;

/// <summary>How many accepted rows a run must deliver.</summary>
/// <param name="Rows">So many, in all or of each group.</param>
/// <param name="Per">What makes a group: a column, <see cref="Document"/> or <see cref="Leaf"/>; null: there is one group.</param>
public sealed record Target(long Rows, string? Per = null)
{
    /// <summary>Each document is a group.</summary>
    public const string Document = "document";

    /// <summary>Each leaf of a taxonomy is a group.</summary>
    public const string Leaf = "leaf";

    /// <summary>
    /// The weights of a taxonomy's leaves, by its branches; the nearest branch counts, others weigh 1. Of a target per leaf a
    /// leaf gets so many times the rows, of one in all so large a share of them.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Weights { get; init; }

    private const double MostWeight = 1000;
    private const long Most = 1_000_000_000_000;

    /// <summary>What makes a group: weights are those of leaves.</summary>
    internal string? GroupedBy => Per ?? (Weights is { Count: > 0 } ? Leaf : null);

    /// <summary>The rows that each of these groups must have.</summary>
    public IReadOnlyList<long> Of(IReadOnlyList<string> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return Per is null && GroupedBy is not null
            ? Apportionment.Of(Rows, groups, WeightOf)
            : [.. groups.Select(group => (long)Math.Round(Rows * WeightOf(group), MidpointRounding.AwayFromZero))];
    }

    /// <summary>Sees that it can be met at all.</summary>
    /// <exception cref="SeedbedException">It asks for less than one row or for too many, or names no column.</exception>
    public void Check()
    {
        if (Rows < 1)
            throw new SeedbedException($"a target of {Rows} rows can't be met; give at least 1");
        if (Rows > Most)
            throw new SeedbedException($"a target of {Rows} rows is more than any run delivers; give at most {Most}");
        if (Per is not null && string.IsNullOrWhiteSpace(Per))
            throw new SeedbedException("the target is per nothing; name a column, document or leaf");
        if (Weights is { Count: > 0 } && GroupedBy != Leaf)
            throw new SeedbedException($"weights are for the leaves of a taxonomy, not for each {Per}; give --per leaf with them, or no --per");
        if (Weights?.FirstOrDefault(static pair => !(pair.Value >= 0 && pair.Value <= MostWeight)) is { Key: { } branch })
            throw new SeedbedException($"the weight of {branch} must be a number from 0 to {MostWeight}");
    }

    private double WeightOf(string leaf) =>
        Weights?.Keys.Where(branch => IsBelow(leaf, branch)).MaxBy(static branch => branch.Length) is { } nearest ? Weights[nearest] : 1;

    internal static bool IsBelow(string leaf, string branch) =>
        leaf.StartsWith(branch, StringComparison.Ordinal) && (leaf.Length == branch.Length || leaf[branch.Length] == '/');
}
