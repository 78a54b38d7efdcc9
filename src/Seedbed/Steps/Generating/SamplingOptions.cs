using System.Globalization;
using Seedbed.Steps.Options;
using Seedbed.Yaml;

namespace Seedbed.Steps.Generating;

/// <summary>The options of <see cref="StepSampling"/>, which stand among those of the verbs that ask a model.</summary>
internal static class SamplingOptions
{
    private const double MaxWeight = 1e9;
    private const int MaxTokens = 1_000_000;

    /// <summary>Adds the options to a verb's table.</summary>
    /// <param name="table">The verb's options.</param>
    /// <param name="usual">The temperature where nobody says one, for the reference.</param>
    /// <param name="of">Where the verb's record keeps them.</param>
    /// <param name="with">The record with others.</param>
    public static OptionTable<T> Sampling<T>(this OptionTable<T> table, string usual, Func<T, StepSampling> of, Func<T, StepSampling, T> with)
        where T : class => table
            .Add(
                new(
                    "temperature",
                    "number from 0 to 2, list of numbers, or mapping of number to weight",
                    "how freely words are drawn; of several each request draws one, by the run's seed",
                    $"the model's, else {usual}"),
                (o, value) => TryTemperatures(value, out List<(float, double)> read) ? with(o, of(o) with { Temperatures = read }) : o)
            .Add(
                new("top-p", "number above 0, up to 1", "nucleus sampling", "the model's"),
                (o, value) => TryShare(value, out double share) ? with(o, of(o) with { TopP = (float)share }) : o)
            .Whole("top-k", "only the so many likeliest words are drawn from", (o, k) => with(o, of(o) with { TopK = k }), 1, int.MaxValue, "the model's")
            .Whole("max-tokens", "tokens that one reply may have", (o, tokens) => with(o, of(o) with { MaxTokens = tokens }), 1, MaxTokens, "the model's")
            .Whole("seed", "the seed of a unit's first draw; each further draw, and each request that repeats another, takes the next number", (o, seed) => with(o, of(o) with { Seed = seed }), 0, int.MaxValue, "the model's")
            .Texts("stop", "texts at which a reply ends", (o, texts) => with(o, of(o) with { Stop = texts }));

    private static bool TryTemperatures(OptionValue value, out List<(float, double)> read)
    {
        int before = value.Errors.Count;
        read = value.Node switch
        {
            YamlList { Items.Count: > 0 } list => [.. list.Items.Select(item => (Temperature(value.Part(item)), 1.0))],
            YamlMap { Entries.Count: > 0 } map => Weighted(value, map),
            _ => [(Temperature(value), 1.0)],
        };
        return value.Errors.Count == before;
    }

    private static float Temperature(OptionValue value) => value.TryNumber(0, 2, out double number) ? (float)number : 0;

    private static List<(float, double)> Weighted(OptionValue value, YamlMap map)
    {
        var read = new List<(float, double)>();
        foreach (YamlEntry entry in map.Entries)
        {
            bool isNumber = float.TryParse(entry.Key, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out float temperature) && temperature is >= 0 and <= 2;
            if (!isNumber)
                value.Errors.Add(entry.At, $"'{value.Name}' of {value.Owner} must be numbers from 0 to 2 with their weights, not '{entry.Key}'");
            else if (value.Part(entry.Value).TryNumber(0, MaxWeight, out double weight) && weight > 0)
                read.Add((temperature, weight));
        }

        if (read.Count == 0 && map.Entries.All(entry => entry.Value is YamlScalar { Text: "0" }))
            value.Fail("numbers of which one has a weight above 0");
        return read;
    }

    private static bool TryShare(OptionValue value, out double share)
    {
        if (!value.TryNumber(0, 1, out share))
            return false;
        if (share > 0)
            return true;
        value.Fail("a number above 0, up to 1");
        return false;
    }
}
