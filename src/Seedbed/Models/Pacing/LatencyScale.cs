using System.Numerics;

namespace Seedbed.Models.Pacing;

/// <summary>
/// What replies of each size usually take, so that a round of long replies is not taken for a slow server. Sizes fall into
/// classes, two to a doubling. Not thread-safe.
/// </summary>
internal sealed class LatencyScale
{
    /// <summary>How many classes there are.</summary>
    public const int Classes = 48;

    private const int Settled = 40;

    private readonly double[] _usual = new double[Classes];
    private readonly int[] _seen = new int[Classes];
    private double _spread = 0.25;

    /// <summary>The variance of replies of one size, as a part of their mean squared.</summary>
    public double Spread => _spread;

    /// <summary>The class of a reply's size.</summary>
    public static int ClassOf(long size)
    {
        if (size <= 1)
            return 0;
        int doublings = BitOperations.Log2((ulong)size);
        int half = doublings > 0 && (size & (1L << (doublings - 1))) != 0 ? 1 : 0;
        return Math.Min(2 * doublings + half, Classes - 1);
    }

    /// <summary>How slow a round's replies were against the usual, and the standard error of that as a part of it; 1 where no size is known yet.</summary>
    public (double Slowness, double Error) Measure(Round round)
    {
        double took = 0, usual = 0, squares = 0;
        int replies = 0;
        for (int size = 0; size < Classes; size++)
        {
            (int count, double sum, double squared) = round.Of(size);
            if (count == 0 || (_seen[size] == 0 && HasAny(round)))
                continue;
            took += sum;
            usual += count * (_seen[size] == 0 ? sum / count : _usual[size]);
            squares += Math.Max(0, squared - sum * sum / count);
            replies += count;
        }

        if (replies == 0 || usual <= 0)
            return (0, 1);
        double error = replies < 2 ? 1 : Math.Sqrt(squares * replies / (replies - 1)) / took;
        return (took / usual, error);
    }

    /// <summary>Learns what the round's sizes take against each other.</summary>
    public void Learn(Round round, double slowness)
    {
        double squares = 0, expected = 0;
        for (int size = 0; size < Classes; size++)
        {
            (int count, double sum, double squared) = round.Of(size);
            if (count == 0)
                continue;
            double mean = sum / count;
            int known = Math.Min(_seen[size], Settled);
            _usual[size] += (mean / slowness - _usual[size]) * count / (known + count);
            _seen[size] = Math.Min(_seen[size] + count, Settled);
            squares += Math.Max(0, squared - sum * mean);
            expected += (count - 1) * mean * mean;
        }

        if (expected > 0)
            _spread += (Math.Min(1, squares / expected) - _spread) / 4;
    }

    private bool HasAny(Round round)
    {
        for (int size = 0; size < Classes; size++)
        {
            if (_seen[size] > 0 && round.Of(size).Count > 0)
                return true;
        }

        return false;
    }
}
