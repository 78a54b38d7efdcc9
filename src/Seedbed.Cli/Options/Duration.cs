using System.Buffers;
using System.Globalization;

namespace Seedbed.Cli.Options;

/// <summary>Reads a length of time: <c>90s</c>, <c>10min</c>, <c>2h</c>.</summary>
internal static class Duration
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    // A timer takes no more than 49 days.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    /// <exception cref="SeedbedException">It is none.</exception>
    public static TimeSpan Parse(string option, string text)
    {
        string trimmed = text.Trim();
        int end = trimmed.AsSpan().IndexOfAnyExcept(Digits);
        (string digits, string unit) = end < 0 ? (trimmed, "") : (trimmed[..end], trimmed[end..].Trim());
        double? seconds = unit.ToLowerInvariant() switch { "s" => 1, "min" => 60, "h" => 3600, _ => null };
        return seconds is { } each && double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            && number > 0 && number * each <= Longest.TotalSeconds
            ? TimeSpan.FromSeconds(number * each)
            : throw new SeedbedException($"{option} {text} is not a length of time; write it as 90s, 10min or 2h, {Longest.TotalDays} days at most");
    }
}
