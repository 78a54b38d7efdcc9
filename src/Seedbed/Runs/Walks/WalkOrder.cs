using System.Buffers.Binary;
using System.Numerics;

namespace Seedbed.Runs.Walks;

/// <summary>
/// The seeded order in which units are worked for a target: any beginning of it is spread over the documents, by their
/// share, and over the parts of each. It follows from the run's seed and the documents' paths and lengths alone.
/// </summary>
internal static class WalkOrder
{
    /// <summary>Orders units, which stand in the source's order.</summary>
    /// <param name="units">The units' numbers with the document of each.</param>
    /// <param name="seed">The run's seed.</param>
    public static int[] Of(IReadOnlyList<(int Unit, string Document)> units, string seed) =>
    [
        .. units.GroupBy(unit => unit.Document, StringComparer.Ordinal)
            .SelectMany((document, number) => Placed(document.Key, [.. document.Select(unit => unit.Unit)], seed)
                .Select(placed => (placed.Unit, placed.Place, number)))
            .OrderBy(placed => placed.Place).ThenBy(placed => placed.number).ThenBy(placed => placed.Unit)
            .Select(placed => placed.Unit),
    ];

    // The r-th of a document's n units stands at (r + u) / n of the walk, u being the document's own.
    private static IEnumerable<(int Unit, double Place)> Placed(string document, int[] units, string seed)
    {
        var random = new SeededRandom(seed, "walk", document);
        double start = random.NextDouble();
        int shift = random.Next(units.Length);
        return Spread(units.Length).Select((place, rank) => (units[(place + shift) % units.Length], (rank + start) / units.Length));
    }

    // Bit reversal (van der Corput 1935): the first two lie half of the document apart, the first four a quarter, and so on.
    private static IEnumerable<int> Spread(int count)
    {
        int bits = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)count));
        for (uint i = 0; i < 1u << bits; i++)
        {
            int place = bits == 0 ? 0 : (int)(Reversed(i) >> (32 - bits));
            if (place < count)
                yield return place;
        }
    }

    private static uint Reversed(uint value)
    {
        value = ((value >> 1) & 0x55555555) | ((value & 0x55555555) << 1);
        value = ((value >> 2) & 0x33333333) | ((value & 0x33333333) << 2);
        value = ((value >> 4) & 0x0F0F0F0F) | ((value & 0x0F0F0F0F) << 4);
        return BinaryPrimitives.ReverseEndianness(value);
    }
}
