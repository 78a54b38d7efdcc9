namespace Seedbed.Similarity;

/// <summary>The Jaccard similarity of two sets, |A ∩ B| ÷ |A ∪ B|, and what a threshold on it demands of their sizes.</summary>
/// <param name="Threshold">Over 0, at most 1.</param>
internal readonly record struct Jaccard(double Threshold)
{
    // What rounding may take away: a bound that is one too low costs a look, one too high a duplicate.
    private const double Slack = 1e-9;

    /// <summary>The similarity of sets of these sizes with so much in common.</summary>
    public static double Of(int common, int one, int other) => (double)common / (one + other - common);

    /// <summary>The least size of a set that may be similar to one of this size; it is the greatest common part demanded, too.</summary>
    public int LeastSize(int size) => Math.Max(1, (int)Math.Ceiling((Threshold * size) - Slack));

    /// <summary>How much sets of these sizes must have in common.</summary>
    public int LeastCommon(int one, int other) => (int)Math.Ceiling((Threshold / (1 + Threshold) * (one + other)) - Slack);

    /// <summary>How many of a set's elements, in an order that all sets share, hold one of any similar set's (Chaudhuri, Ganti and Kaushik 2006, section 3).</summary>
    public int Prefix(int size) => size - LeastSize(size) + 1;
}
