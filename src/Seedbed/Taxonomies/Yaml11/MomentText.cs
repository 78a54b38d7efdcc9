using System.Globalization;
using System.Text.RegularExpressions;

namespace Seedbed.Taxonomies.Yaml11;

/// <summary>Dates and times as YAML 1.1 writes them.</summary>
internal static partial class MomentText
{
    /// <summary>Whether it is a date that exists.</summary>
    public static bool IsValid(string text)
    {
        Match match = Parts().Match(text);
        return match.Success && IsDate(match) && IsTime(match) && IsZone(match);
    }

    private static bool IsDate(Match match)
    {
        int year = Part(match, "year");
        int month = Part(match, "month");
        return year >= 1 && month is >= 1 and <= 12 && Part(match, "day") is var day && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    private static bool IsTime(Match match) =>
        Part(match, "hour") <= 23 && Part(match, "minute") <= 59 && Part(match, "second") <= 59;

    private static bool IsZone(Match match) => (Part(match, "zh") * 60) + Part(match, "zm") < 24 * 60;

    private static int Part(Match match, string name) =>
        match.Groups[name] is { Success: true } part ? int.Parse(part.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\A(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})(?:(?:[Tt]|[ \t]+)(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+](?<zh>[0-9]{1,2})(?::(?<zm>[0-9]{2}))?))?)?\n?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
