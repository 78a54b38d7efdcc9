using System.Runtime.ExceptionServices;

namespace Seedbed.Runs;

/// <summary>
/// Where finished work waits for its turn. Work may arrive in any order and leaves in order. Up to a number of bytes waits
/// in memory. Beyond it, arrivals wait until the reader catches up when the reader is what is slow, and go to disk when
/// the work whose turn it is hasn't arrived yet: a slow unit never stops the others.
/// </summary>
internal sealed class TurnBuffer(long memoryBytes, SpillFile spill) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Waiting> _waiting = [];
    private TaskCompletionSource _arrived = NewSignal();
    private TaskCompletionSource _left = NewSignal();
    private long _next;
    private long _bytes;
    private long _total = long.MaxValue;
    private Exception? _fault;

    /// <summary>Hands in the work of a turn (from 0, each once). Waits only for a slow reader.</summary>
    public async ValueTask PutAsync(long turn, UnitWork[] batch, CancellationToken cancellationToken)
    {
        long size = batch.Sum(work => work.Size);
        while (!TryPlace(turn, batch, size, out Task? room))
        {
            if (room is null)
            {
                Enter(turn, new(null, 0, spill.Write(batch)));
                return;
            }

            await room.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The work of the next turn, or null after the last.</summary>
    public async ValueTask<UnitWork[]?> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task arrived;
            lock (_gate)
            {
                if (_fault is not null)
                    ExceptionDispatchInfo.Throw(_fault);
                if (_waiting.Remove(_next, out Waiting waiting))
                {
                    _next++;
                    _bytes -= waiting.Size;
                    Signal(ref _left);
                    return waiting.Batch ?? spill.Read(waiting.Place);
                }

                if (_next == _total)
                    return null;
                arrived = _arrived.Task;
            }

            await arrived.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Says how many turns there are.</summary>
    public void Complete(long turns)
    {
        lock (_gate)
        {
            _total = turns;
            Signal(ref _arrived);
        }
    }

    /// <summary>Hands a failure to the reader.</summary>
    public void Fail(Exception fault)
    {
        lock (_gate)
        {
            _fault ??= fault;
            Signal(ref _arrived);
            Signal(ref _left);
        }
    }

    public void Dispose() => spill.Dispose();

    /// <summary>Places work in memory if it may stand there. If not, <paramref name="room"/> is what to wait for, or null when it belongs on disk.</summary>
    private bool TryPlace(long turn, UnitWork[] batch, long size, out Task? room)
    {
        lock (_gate)
        {
            room = null;
            if (turn == _next || _bytes + size <= memoryBytes)
            {
                _waiting.Add(turn, new(batch, size, default));
                _bytes += size;
                if (turn == _next)
                    Signal(ref _arrived);
                return true;
            }

            if (_waiting.ContainsKey(_next))
                room = _left.Task;
            return false;
        }
    }

    private void Enter(long turn, Waiting waiting)
    {
        lock (_gate)
        {
            _waiting.Add(turn, waiting);
            if (turn == _next)
                Signal(ref _arrived);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static void Signal(ref TaskCompletionSource signal)
    {
        TaskCompletionSource old = signal;
        signal = NewSignal();
        old.TrySetResult();
    }

    private readonly record struct Waiting(UnitWork[]? Batch, long Size, Spilled Place);
}
