using System.Text.Json;
using Seedbed.Models.Budgets;
using Seedbed.Runs;

namespace Seedbed.Cli.Terminal;

/// <summary>The lines of <c>generate --json</c>.</summary>
internal static class RunEvents
{
    /// <summary>How far the run has come.</summary>
    public static RunEvent<RunProgress> Progress { get; } = new(
        "progress",
        "once a second while the run works",
        [
            new("units", "whole number", "units that the source gave so far, each draw counted", progress => progress.Units),
            new("rows", "whole number", "rows accepted so far", progress => progress.Rows),
            new("wanted", "whole number", "rows that `--target` wants in all; only with a target, once the units are listed", progress => progress.Wanted),
            new("seconds_left", "whole number", "about how long it will take until they are there; only with a target and from the first row on", progress => progress.Left is { } left ? (long)Math.Round(left.TotalSeconds) : null),
            new("seconds", "number", "since this process began", progress => Math.Round(progress.Elapsed.TotalSeconds, 3)),
            .. Cost<RunProgress>(progress => progress.Spent, progress => progress.CostPerRow),
            new("waiting", "text", "what keeps requests waiting, such as a sick server; only while something does", progress => progress.Trouble),
        ]);

    /// <summary>How it ended.</summary>
    public static RunEvent<RunEnding> End { get; } = new(
        "end",
        "the last line",
        [
            new("state", "text", "`finished`, `short`, `waiting` or `stopped`, as in [run.json](run-folder.md)", end => JsonNamingPolicy.SnakeCaseLower.ConvertName(end.Record.State.ToString())),
            new("why", "text", "why it ended so, one sentence", end => end.Record.Why),
            new("was_complete", "true or false", "whether the folder held this very run, complete, so that nothing was done", end => end.WasComplete),
            new("rows", "whole number", "accepted rows", end => end.Record.Rows),
            new("rejects", "whole number", "dropped items", end => end.Record.Rejects),
            new("seconds", "number", "how long this process took", end => end.Record.Seconds),
            .. Cost<RunEnding>(end => end.Record.Spent, end => end.Record.CostPerRow),
            new("out", "text", "the run folder's full path", end => end.Out),
        ]);

    private static IEnumerable<EventMember<T>> Cost<T>(Func<T, Spent?> spent, Func<T, decimal?> perRow) =>
    [
        new("input_tokens", "whole number", "tokens sent, over all processes on the run folder; this and the next five only for a recipe that asks models, once its response log is open", of => spent(of)?.InputTokens),
        new("output_tokens", "whole number", "tokens received, over all processes", of => spent(of)?.OutputTokens),
        new("cached_tokens", "whole number", "those of `input_tokens` that a server had cached", of => spent(of)?.CachedTokens),
        new("charged_tokens", "whole number", "those of `input_tokens` and `output_tokens` that no server counted (attempts that were cut or failed, servers that count nothing): estimates, on the safe side", of => spent(of)?.ChargedTokens),
        new("cost", "number", "US dollars, over all processes; only where every model that was asked has a price", of => spent(of)?.Usd),
        new("cost_per_row", "number", "US dollars for each accepted row; only where `cost` is known and there are rows", of => perRow(of)),
    ];
}
