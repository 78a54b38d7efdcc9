namespace Seedbed.Runs;

/// <summary>How many units are at work in one stretch, and where the next one waits for its place. Thread-safe.</summary>
internal sealed class WorkPlaces(PipelineOptions options)
{
    // What may change without a unit leaving (a server that bears more) is looked at so often.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    private readonly Lock _gate = new();
    private TaskCompletionSource _left = NewSignal();
    private int _busy;

    /// <summary>Waits until another unit may be worked.</summary>
    public async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        while (TryEnter() is { } left)
        {
            if (options.MoreUnits is null)
                await left.WaitAsync(cancellationToken).ConfigureAwait(false);
            else
                await Task.WhenAny(left, Task.Delay(Look, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>A unit's work is done.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _busy--;
            TaskCompletionSource left = _left;
            _left = NewSignal();
            left.SetResult();
        }
    }

    /// <summary>Waits until no unit is at work.</summary>
    public async Task EmptyAsync()
    {
        while (Left() is { } left)
            await left.ConfigureAwait(false);
    }

    private Task? TryEnter()
    {
        lock (_gate)
        {
            if (_busy > 0 && (_busy >= options.UnitsAtOnce || options.MoreUnits?.Invoke(_busy) == false))
                return _left.Task;
            _busy++;
            return null;
        }
    }

    private Task? Left()
    {
        lock (_gate)
            return _busy == 0 ? null : _left.Task;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
