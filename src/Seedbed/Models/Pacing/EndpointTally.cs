namespace Seedbed.Models.Pacing;

/// <summary>Counts what one of a model's endpoints was asked. Thread-safe.</summary>
internal sealed class EndpointTally(Endpoint endpoint)
{
    private long _attempts;
    private long _answered;
    private volatile string? _fault;

    public void Sent() => Interlocked.Increment(ref _attempts);

    public void Answered() => Interlocked.Increment(ref _answered);

    public void Failed(ModelFailure failure) => _fault = failure.Finding;

    public EndpointUse ToUse() => new(endpoint.Shown, Interlocked.Read(ref _attempts), Interlocked.Read(ref _answered), _fault);
}
