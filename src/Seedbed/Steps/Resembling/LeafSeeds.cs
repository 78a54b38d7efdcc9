using System.Collections.Concurrent;
using Seedbed.Taxonomies;

namespace Seedbed.Steps.Resembling;

/// <summary>
/// What all seed examples of a leaf say in some parts, case, punctuation and spacing aside: a unit shows only some of them.
/// Each leaf is gone through once. Safe to use from several threads.
/// </summary>
/// <param name="seedsOf">All seed examples of a leaf by its path.</param>
/// <param name="parts">The parts that are compared together.</param>
internal sealed class LeafSeeds(Func<string, IReadOnlyList<SeedExample>> seedsOf, IReadOnlyList<string> parts)
{
    private readonly ConcurrentDictionary<string, Lazy<HashSet<string>>> _said = new(StringComparer.Ordinal);

    /// <summary>Whether one of the leaf's seed examples says just this; null where the leaf is not known.</summary>
    /// <param name="leaf">The leaf's path.</param>
    /// <param name="texts">A text for each of the parts, in their order.</param>
    public bool? Hold(string leaf, IReadOnlyList<string> texts)
    {
        HashSet<string> said = _said.GetOrAdd(leaf, leaf => new(() => [.. seedsOf(leaf).SelectMany(Said)])).Value;
        return said.Count == 0 ? null : said.Contains(Key(texts));
    }

    private IEnumerable<string> Said(SeedExample seed)
    {
        foreach (SeedPair pair in seed.Pairs)
        {
            string?[] texts = [.. parts.Select(part => part == SeedSet.Context ? seed.Context : pair.Question)];
            if (!texts.Contains(null))
                yield return Key(texts!);
        }
    }

    // No normal text has a line break within.
    private static string Key(IEnumerable<string> texts) => string.Join('\n', texts.Select(NormalText.Of));
}
