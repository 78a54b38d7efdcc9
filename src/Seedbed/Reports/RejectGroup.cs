namespace Seedbed.Reports;

/// <summary>The rejects of one step with one reason.</summary>
internal sealed class RejectGroup(string step, string reason)
{
    public string Step { get; } = step;

    public string Reason { get; } = reason;

    public long Count { get; set; }
}
