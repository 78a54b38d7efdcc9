namespace Seedbed.Runs;

/// <summary>
/// Shares rows out by weights: exactly so many in all, each group's number as near to its share as whole numbers go (the
/// divisor method of Webster and Sainte-Laguë). More rows in all never give a group fewer.
/// </summary>
internal static class Apportionment
{
    /// <summary>The rows of each group, in the groups' order; none when no group has a weight.</summary>
    /// <param name="rows">The rows in all.</param>
    /// <param name="groups">The groups; of equal claims the ordinally first is served first.</param>
    /// <param name="weightOf">A group's weight, 0 or more.</param>
    public static long[] Of(long rows, IReadOnlyList<string> groups, Func<string, double> weightOf)
    {
        double[] weights = [.. groups.Select(weightOf)];
        double sum = weights.Sum();
        long[] shares = new long[groups.Count];
        if (sum <= 0)
            return shares;
        // Nearly all at once: no group ends below its share less half of one for each group.
        for (int i = 0; i < shares.Length; i++)
            shares[i] = Math.Max(0, (long)((rows * (weights[i] / sum)) - (0.5 * groups.Count) - 1));
        var next = new PriorityQueue<int, (double Claim, string Name)>(Comparer<(double Claim, string Name)>.Create(
            static (one, other) => one.Claim != other.Claim ? other.Claim.CompareTo(one.Claim) : string.CompareOrdinal(one.Name, other.Name)));
        foreach (int i in Enumerable.Range(0, shares.Length).Where(i => weights[i] > 0))
            next.Enqueue(i, (weights[i] / (shares[i] + 0.5), groups[i]));
        for (long left = rows - shares.Sum(); left > 0; left--)
        {
            int i = next.Dequeue();
            shares[i]++;
            next.Enqueue(i, (weights[i] / (shares[i] + 0.5), groups[i]));
        }

        return shares;
    }
}
