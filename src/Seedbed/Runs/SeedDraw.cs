using Seedbed.Tokens;

namespace Seedbed.Runs;

/// <summary>
/// Which seed examples a unit shows: its own, and all others that are alike when they fit; else as many of them as fit, drawn
/// by the unit's hash, so that a leaf shows all over its units. The others keep the file's order.
/// </summary>
/// <param name="seeds">The seed examples that are alike, in the file's order.</param>
/// <param name="room">The tokens that they may have together; the unit's own is shown whatever its length.</param>
internal sealed class SeedDraw(IReadOnlyList<ShownSeed> seeds, int room)
{
    /// <summary>The most seed examples that a unit shows.</summary>
    public const int Most = 32;

    // No letter is more tokens than its bytes.
    private const int MostTokensOfLetter = 3;

    private readonly Lazy<int[]> _tokens = new(() => [.. seeds.Select(Tokens)]);
    private readonly bool _fitsSurely = seeds.Count <= Most && seeds.Sum(static seed => (long)seed.Letters) * MostTokensOfLetter <= room;

    /// <summary>The seed examples that a unit shows, its own first.</summary>
    /// <param name="own">The number of the unit's own.</param>
    /// <param name="hash">The unit's hash.</param>
    public IEnumerable<ShownSeed> For(int own, string hash)
    {
        IEnumerable<int> others = Fits() ? Enumerable.Range(0, seeds.Count).Where(place => place != own) : Drawn(own, hash).Order();
        return others.Prepend(own).Select(place => seeds[place]);
    }

    private bool Fits() => _fitsSurely || (seeds.Count <= Most && _tokens.Value.Sum(static count => (long)count) <= room);

    // Drawn one by one without replacement: of ten thousand only so many as are shown.
    private List<int> Drawn(int own, string hash)
    {
        int[] tokens = _tokens.Value;
        int[] places = [.. Enumerable.Range(0, seeds.Count)];
        var random = new SeededRandom("seeds", hash);
        var drawn = new List<int>();
        int least = tokens.Min();
        long left = room - tokens[own];
        for (int open = places.Length; open > 0 && drawn.Count < Most - 1 && left >= least; open--)
        {
            int at = random.Next(open);
            int place = places[at];
            places[at] = places[open - 1];
            if (place == own || tokens[place] > left)
                continue;
            drawn.Add(place);
            left -= tokens[place];
        }

        return drawn;
    }

    private static int Tokens(ShownSeed seed) =>
        Tokenizer.O200k.Count(seed.Context) + Tokenizer.O200k.Count(seed.Question) + Tokenizer.O200k.Count(seed.Answer);
}
