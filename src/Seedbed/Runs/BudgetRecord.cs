using System.Text.Json.Serialization;
using Seedbed.Models.Budgets;

namespace Seedbed.Runs;

/// <summary>The budget that a run was given, as <c>run.json</c> says it.</summary>
/// <param name="Usd">US dollars.</param>
/// <param name="Tokens">Tokens.</param>
/// <param name="Seconds">Seconds of one process.</param>
public sealed record BudgetRecord(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Usd = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Tokens = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Seconds = null)
{
    /// <summary>The record of a budget; null when it limits nothing.</summary>
    public static BudgetRecord? Of(Budget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        return budget == Budget.None ? null : new(budget.Usd, budget.Tokens, budget.Time?.TotalSeconds);
    }

    /// <summary>The budget.</summary>
    public Budget ToBudget() => new()
    {
        Usd = Usd,
        Tokens = Tokens,
        Time = Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
    };
}
