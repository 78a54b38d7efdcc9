namespace Seedbed.Models.Budgets;

/// <summary>A request at the gate; ordered by turn, then by arrival.</summary>
internal sealed class GateWaiter(Amount need, long turn, long arrival) : IComparable<GateWaiter>
{
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Amount Need => need;

    public long Turn => turn;

    public Task Entered => _entered.Task;

    private long Arrival => arrival;

    public void Enter() => _entered.SetResult();

    public void Hold(string why) => _entered.SetException(new RequestHeldException(HoldReason.Budget, why));

    public void Cancel(CancellationToken cancellationToken) => _entered.SetCanceled(cancellationToken);

    public int CompareTo(GateWaiter? other) =>
        other is null ? 1 : (Turn, Arrival).CompareTo((other.Turn, other.Arrival));
}
