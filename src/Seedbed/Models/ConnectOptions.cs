using Seedbed.Models.Budgets;

namespace Seedbed.Models;

/// <summary>How models are connected.</summary>
public sealed record ConnectOptions
{
    /// <summary>The clock of time-outs and waits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether requests that failed for good in an earlier run are asked again (<c>--retry-failed</c>).</summary>
    public bool RetryFailed { get; init; }

    /// <summary>Whether every request is asked anew, though the log may have an answer from an earlier process (<c>--no-replay</c>).</summary>
    public bool NoReplay { get; init; }

    /// <summary>The account that every attempt is charged to, with its limits; null: nothing is charged. The caller disposes of it, after the models.</summary>
    public BudgetAccount? Account { get; init; }
}
