namespace Seedbed.Models.Budgets;

/// <summary>What earlier processes on a run folder spent.</summary>
/// <param name="Spent">What is shown.</param>
/// <param name="Cost">What counts against the limits; a model without a price costs no money.</param>
internal sealed record SpentBefore(Spent Spent, Amount Cost)
{
    public static SpentBefore Nothing { get; } = new(Spent.Nothing, default);
}
