using System.Globalization;

namespace Seedbed.Benchmarks;

/// <summary>How fast Seedbed finds what a server bears: capacities of 1, 8, 64 and 512, and one that falls to a quarter; a table and a picture.</summary>
internal static class PacingBenchmark
{
    private const int Cut = 64;
    private const int CutTo = 16;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CutAt = TimeSpan.FromSeconds(15);

    /// <param name="picture">The SVG file to write; null: none.</param>
    public static async Task<int> RunAsync(string? picture)
    {
        Console.WriteLine("| capacity | to 95 % | steady rate | share of capacity | limit at the end |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (int capacity in (int[])[1, 8, 64, 512])
        {
            IReadOnlyList<PacingSample> samples = await new PacingLoad(capacity).RunAsync(Length);
            double full = PacingLoad.RateOf(capacity);
            var steady = samples.Where(sample => sample.Seconds > 10).ToList();
            double rate = steady.Average(sample => sample.Rate);
            double reached = samples.FirstOrDefault(sample => sample.Rate >= 0.95 * full).Seconds;
            Say($"| {capacity} | {(reached > 0 ? $"{reached:F1} s" : "never")} | {rate:F0} / s | {rate / full:P0} | {samples[^1].Limit} |");
        }

        IReadOnlyList<PacingSample> falling = await new PacingLoad(Cut).RunAsync(Length, (CutAt, CutTo));
        double down = falling.FirstOrDefault(sample => sample.Seconds > CutAt.TotalSeconds && sample.InFlight <= 2 * CutTo).Seconds - CutAt.TotalSeconds;
        var after = falling.Where(sample => sample.Seconds > CutAt.TotalSeconds + 2).ToList();
        Say($"{Cut} cut to {CutTo}: {(down > 0 ? $"down after {down:F1} s" : "never down")}, share of capacity after it {after.Average(sample => sample.Rate) / PacingLoad.RateOf(CutTo):P0}");
        if (picture is not null)
            await File.WriteAllTextAsync(picture, PacingPlot.Of(falling, $"A server that works {Cut} requests of 0.2 s at once, from 15 s on {CutTo}"));
        return 0;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
