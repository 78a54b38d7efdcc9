namespace Seedbed.Steps.Generating;

/// <summary>What a row got: so many items of the shape asked for, and what went wrong last, if anything did.</summary>
internal sealed class RowAnswer
{
    private static readonly RowFault Nothing = new(RowFault.MissingItem, "the server gave fewer replies than it was asked for");

    private readonly List<RowItem> _items = [];

    /// <summary>The items in the order in which they were asked for.</summary>
    public IReadOnlyList<RowItem> Items => _items;

    /// <summary>What went wrong last; of a row that has all its items of no account.</summary>
    public RowFault? Fault { get; private set; }

    /// <summary>Why an item is missing.</summary>
    public RowFault WhyMissing => Fault ?? Nothing;

    public void Take(RowItem item) => _items.Add(item);

    /// <summary>Notes a fault; that a slot was left out the second time says less than what was wrong with it the first time.</summary>
    public void Note(RowFault fault)
    {
        if (Fault is null || fault.Reason != RowFault.MissingItem)
            Fault = fault;
    }
}
