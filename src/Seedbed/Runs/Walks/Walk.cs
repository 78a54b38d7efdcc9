using System.Runtime.CompilerServices;
using Seedbed.Recipes;

namespace Seedbed.Runs.Walks;

/// <summary>
/// A source whose units are all listed, and the order in which they are worked for a target: round the groups, each in
/// its own seeded order, draw after draw, as long as the goal wants more.
/// </summary>
internal sealed class Walk : IDisposable
{
    private readonly UnitStore _units;
    private readonly int[] _inputs;
    private readonly IReadOnlyList<Reject> _rejects;

    private readonly IReadOnlyDictionary<string, long> _leaves;

    private Walk(UnitStore units, WalkListing listing, IReadOnlyList<WalkGroup> groups, Goal goal)
    {
        (_units, _inputs, _rejects, _leaves) = (units, [.. listing.Inputs], listing.Rejects, listing.Leaves);
        (Groups, Goal) = (groups, goal);
    }

    /// <summary>How many units the source has.</summary>
    public int Units => _units.Count;

    /// <summary>How many of them a leaf of a taxonomy has.</summary>
    public long UnitsOf(string leaf) => _leaves.GetValueOrDefault(leaf);

    /// <summary>The groups of units, in the order in which the walk goes round them.</summary>
    public IReadOnlyList<WalkGroup> Groups { get; }

    /// <summary>What the walk is to reach.</summary>
    public Goal Goal { get; }

    /// <summary>Reads the whole source and orders its units; nothing is asked.</summary>
    /// <exception cref="SeedbedException">The target can't be met, or its groups would not be known in time.</exception>
    public static async Task<Walk> ListAsync(
        UnitSource source, SourceKeep keep, Target target, CompiledRecipe recipe, string seed, string spillFolder, CancellationToken cancellationToken)
    {
        GroupRule rule = RuleOf(target, recipe, source);
        var units = new UnitStore(spillFolder);
        try
        {
            var listing = new WalkListing(units, rule);
            await foreach (SourceItem item in source.ReadAsync(keep, cancellationToken).ConfigureAwait(false))
                await listing.AddAsync(item, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<WalkGroup> groups = listing.Groups(seed, target.GroupedBy == Target.Leaf ? source.Groups : []);
            return new(units, listing, groups, new Goal(target, recipe, groups, rule.RowColumn, listing.RowGroups));
        }
        catch
        {
            units.Dispose();
            throw;
        }
    }

    /// <summary>The inputs that gave no unit, then the units in walk order, as far as the goal wants them.</summary>
    public async IAsyncEnumerable<SourceItem> ItemsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (Reject reject in _rejects)
            yield return SourceItem.Of(reject);
        for (long round = 0; Goal.HasOpenGroups(); round++)
        {
            for (int group = 0; group < Groups.Count; group++)
            {
                if (!await Goal.WantsAsync(group, cancellationToken).ConfigureAwait(false))
                    continue;
                WalkGroup units = Groups[group];
                int number = units.Order[(int)(round % units.Units)];
                int draw = (int)(round / units.Units) + 1;
                yield return SourceItem.Of(_units.Read(number), opensInput: false, draw) with { Group = group, Number = number, Input = _inputs[number] };
            }
        }
    }

    public void Dispose() => _units.Dispose();

    /// <summary>What makes the groups of a target that can be worked.</summary>
    /// <exception cref="SeedbedException">The target can't be met, or its groups would not be known in time.</exception>
    public static GroupRule RuleOf(Target target, CompiledRecipe recipe, UnitSource source)
    {
        target.Check();
        var rule = GroupRule.Of(target, recipe, source);
        CheckWeights(target, source);
        return rule;
    }

    private static void CheckWeights(Target target, UnitSource source)
    {
        if (target.Weights?.Keys.FirstOrDefault(branch => !source.Groups.Any(leaf => Target.IsBelow(leaf, branch))) is { } unknown)
            throw new SeedbedException($"--weights: no leaf lies below '{unknown}'; name a branch of the taxonomy, such as {(source.Groups.Count > 0 ? source.Groups[0] : "knowledge")}");
        if (target.Weights is { Count: > 0 } && target.Of(source.Groups).All(static rows => rows == 0))
            throw new SeedbedException("--weights leave no leaf a row; give a branch with leaves more than 0");
    }
}
