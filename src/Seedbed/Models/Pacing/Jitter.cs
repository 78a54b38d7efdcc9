namespace Seedbed.Models.Pacing;

/// <summary>Spreads waits over three quarters to five quarters of their length.</summary>
internal static class Jitter
{
    /// <param name="count">Counts the waits; each gets another factor, evenly spread. May be shared by threads.</param>
    public static double Of(ref uint count)
    {
        // The golden ratio's multiples lie evenly between 0 and 1, however many there are.
        double part = Interlocked.Increment(ref count) * 0.6180339887498949 % 1;
        return 0.75 + part / 2;
    }
}
