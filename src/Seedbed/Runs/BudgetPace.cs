using Seedbed.Models.Budgets;

namespace Seedbed.Runs;

/// <summary>
/// Begins no more units than the budget will likely finish: a unit that the budget ends halfway has cost and gives nothing
/// until there is more.
/// </summary>
/// <param name="budget">The budget.</param>
/// <param name="spent">What was spent so far.</param>
/// <param name="finished">How many units were finished so far.</param>
internal sealed class BudgetPace(Budget budget, Func<Spent?> spent, Func<long> finished)
{
    // Before the first unit is finished nobody knows what one costs.
    private const int FirstUnits = 32;

    /// <summary>Whether another unit may be begun while so many are at work.</summary>
    public bool Allows(int units)
    {
        if (!budget.LimitsCost)
            return true;
        if (finished() is not (> 0 and { } done) || spent() is not { } soFar)
            return units < FirstUnits;
        double used = Math.Max(Share(soFar.InputTokens + soFar.OutputTokens, budget.Tokens), Share(soFar.Usd ?? 0, budget.Usd));
        // Units at work have cost half of what they will, on average.
        double each = used / (done + (units / 2.0));
        return units == 0 || used + (((units / 2.0) + 1) * each) <= 1;
    }

    private static double Share(decimal part, decimal? whole) => whole is { } all ? (double)(part / all) : 0;
}
