using System.Globalization;
using Seedbed.Runs;

namespace Seedbed.Cli.Terminal;

/// <summary>How far a run has come, in one line.</summary>
internal static class ProgressWords
{
    /// <summary>12 of 200 rows from 8 units, 00:01:10, about 00:18:00 left.</summary>
    public static string Of(RunProgress progress)
    {
        string rows = progress.Wanted is { } wanted ? $"{NumberWords.Of(progress.Rows)} of {NumberWords.Of(wanted, "row")}" : NumberWords.Of(progress.Rows, "row");
        string left = progress.Left is { } time ? $", about {Clock(time)} left" : "";
        return $"{rows} from {NumberWords.Of(progress.Units, "unit")}, {Clock(progress.Elapsed)}{left}";
    }

    private static string Clock(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours:00}:{time:mm\\:ss}");
}
