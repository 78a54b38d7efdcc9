using System.Collections.Frozen;

namespace Seedbed.Grounding;

/// <summary>The units whose change changes what a number says.</summary>
internal static class UnitText
{
    private static readonly FrozenDictionary<string, string> Known = Table().ToFrozenDictionary();

    /// <summary>The one spelling of a unit: <c>s</c> for "seconds"; null when the word is no unit.</summary>
    public static string? Of(string word) => Known.GetValueOrDefault(word.ToLowerInvariant());

    private static Dictionary<string, string> Table()
    {
        string[] lines =
        [
            "% percent pct", "ns nanosecond nanoseconds", "us µs μs microsecond microseconds", "ms msec millisecond milliseconds",
            "s sec secs second seconds", "min mins minute minutes", "h hr hrs hour hours", "d day days", "week weeks", "month months",
            "year years yr yrs", "bit bits", "b byte bytes", "kb kilobyte kilobytes", "mb megabyte megabytes", "gb gigabyte gigabytes",
            "tb terabyte terabytes", "kib kibibyte kibibytes", "mib mebibyte mebibytes", "gib gibibyte gibibytes", "tib",
            "hz", "khz", "mhz", "ghz", "px pixel pixels", "mm", "cm", "m metre metres meter meters", "km kilometre kilometres kilometer kilometers",
            "mile miles", "mg", "g gram grams", "kg kilogram kilograms", "ton tons tonne tonnes", "°c celsius", "°f fahrenheit",
            "v volt volts", "a amp amps ampere amperes", "w watt watts", "kw kilowatt kilowatts", "$ dollar dollars usd", "€ euro euros eur", "£ pound pounds gbp",
            "page pages", "row rows", "column columns", "token tokens", "character characters",
        ];
        var table = new Dictionary<string, string>();
        foreach (string line in lines)
        {
            string[] spellings = line.Split(' ');
            foreach (string spelling in spellings)
                table.Add(spelling, spellings[0]);
        }

        return table;
    }
}
