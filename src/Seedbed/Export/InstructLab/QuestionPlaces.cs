using System.Globalization;

namespace Seedbed.Export.InstructLab;

/// <summary>
/// Where a set's right answers stand: in every four questions each place once, in an order by seed, so that nothing is won by
/// always choosing the same letter. Which questions a set has is only known here, behind targets and reviews.
/// </summary>
internal sealed class QuestionPlaces(string seed, string leaf)
{
    private readonly int[] _places = [0, 1, 2, 3];
    private int _next;

    /// <summary>The place of the next question.</summary>
    public int Next()
    {
        if (_next % _places.Length == 0)
            new SeededRandom("places", seed, leaf, _next.ToString(CultureInfo.InvariantCulture)).Shuffle(_places.AsSpan());
        return _places[_next++ % _places.Length];
    }
}
