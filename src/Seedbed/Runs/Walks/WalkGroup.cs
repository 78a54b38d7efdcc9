namespace Seedbed.Runs.Walks;

/// <summary>Units that a target counts together, in the order in which they are worked, draw after draw.</summary>
internal sealed class WalkGroup(string name, int[] order)
{
    /// <summary>The document or the column's value; empty when there is one group.</summary>
    public string Name => name;

    /// <summary>The units' numbers, in walk order.</summary>
    public ReadOnlySpan<int> Order => order;

    /// <summary>How many units it has.</summary>
    public int Units => order.Length;
}
