namespace Seedbed.Steps;

/// <summary>The memory of one pass of a <see cref="SetStep"/>.</summary>
public abstract class SetPass
{
    /// <summary>What becomes of the next row in walk order.</summary>
    public abstract RowOutcome Next(Row row);
}
