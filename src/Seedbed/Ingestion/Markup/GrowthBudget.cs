namespace Seedbed.Ingestion.Markup;

/// <summary>How much longer a text may become by what its names stand for: four times as long and a million characters.</summary>
internal sealed class GrowthBudget(int length)
{
    private long _left = (4L * length) + 1_000_000;

    /// <summary>Whether so many characters more are allowed; they are counted.</summary>
    public bool Allows(int count) => (_left -= count + 1) >= 0;
}
