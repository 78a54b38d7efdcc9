namespace Seedbed.Steps;

/// <summary>
/// Works all rows of one unit together, and may wait (for a model). Called for many units at once. It may depend on
/// nothing but the unit, the draw and the rows, so that the same outcomes give the same bytes.
/// </summary>
public abstract class UnitStep : Step
{
    /// <summary>What becomes of the unit's rows. Every row of <paramref name="unit"/> must be kept or dropped in the outcome.</summary>
    public abstract ValueTask<UnitOutcome> ApplyAsync(UnitRows unit, CancellationToken cancellationToken);
}
