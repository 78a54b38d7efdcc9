namespace Seedbed.Models.Pacing;

/// <summary>What one round at one number in flight showed.</summary>
/// <param name="Places">The number that was allowed.</param>
/// <param name="InFlight">The number that was under way, on average.</param>
/// <param name="Held">The places that were kept empty because the server asked to wait, on average.</param>
/// <param name="Slowness">How long replies took, as a multiple of what their sizes usually take; 0 when nothing was answered.</param>
/// <param name="Error">The standard error of <paramref name="Slowness"/>, as a part of it.</param>
/// <param name="Refused">The share that the server refused for its number (429, 503).</param>
/// <param name="Ended">How many requests that is.</param>
internal readonly record struct Reading(int Places, double InFlight, double Held, double Slowness, double Error, double Refused, int Ended)
{
    /// <summary>The share refused, less what chance may have added to it.</summary>
    public double RefusedAtLeast => Refused - 2 * Math.Sqrt(Math.Max(Refused, 1.0 / Ended) / Ended);

    /// <summary>Whether requests were wanting, so that it says nothing about the places.</summary>
    public bool IsIdle => InFlight + Held < 0.8 * Places;

    public bool HasReplies => Slowness > 0;

    /// <summary>
    /// How much of a change of the number in flight came out as a change of throughput, by Little's law
    /// (throughput = in flight ÷ latency): 1 at an idle server, 0 where more only waits longer.
    /// Null when the two are too close to tell.
    /// </summary>
    public double? GainOver(Reading other)
    {
        double places = Math.Log(InFlight / other.InFlight);
        return Math.Abs(places) < 0.05 || !HasReplies || !other.HasReplies
            ? null
            : 1 - Math.Log(Slowness / other.Slowness) / places;
    }

    /// <summary>Whether the same number in flight now takes clearly longer than <paramref name="before"/>.</summary>
    public bool IsSlowerThan(Reading before) =>
        Slowness > 1.25 * before.Slowness
        && Slowness - before.Slowness > 3 * Math.Sqrt(Square(Error * Slowness) + Square(before.Error * before.Slowness));

    /// <summary>This level with a later reading of it worked in, the later weighing a third.</summary>
    public Reading With(Reading later) => later with
    {
        Slowness = Slowness + (later.Slowness - Slowness) / 3,
        Error = Math.Min(Error, later.Error),
        Refused = Refused + (later.Refused - Refused) / 3,
    };

    private static double Square(double value) => value * value;
}
