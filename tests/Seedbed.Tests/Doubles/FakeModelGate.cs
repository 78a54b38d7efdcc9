namespace Seedbed.Tests.Doubles;

/// <summary>Lets so many in at once, the others first come first served. The number may change at any time.</summary>
internal sealed class FakeModelGate(int? capacity, int? queueLimit)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = [];
    private int _capacity = capacity ?? int.MaxValue;
    private int _inside;

    /// <summary>How many may be inside; those who are in when it falls stay.</summary>
    public int Capacity
    {
        get => _capacity;
        set
        {
            lock (_lock)
            {
                _capacity = value;
                LetIn();
            }
        }
    }

    /// <summary>How many are inside.</summary>
    public int Inside => Volatile.Read(ref _inside);

    /// <summary>How many wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _waiting.Count;
        }
    }

    /// <summary>Waits for a place; false at once when too many wait already.</summary>
    public async ValueTask<bool> EnterAsync(CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource> place;
        lock (_lock)
        {
            if (_inside < _capacity)
            {
                _inside++;
                return true;
            }

            if (_waiting.Count >= queueLimit)
                return false;
            place = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        using (cancellationToken.Register(() => GiveUp(place)))
            await place.Value.Task;
        return true;
    }

    /// <summary>Gives the place back.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _inside--;
            LetIn();
        }
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource> place)
    {
        lock (_lock)
        {
            if (place.List is null)
                return;
            _waiting.Remove(place);
        }

        place.Value.SetCanceled(CancellationToken.None);
    }

    private void LetIn()
    {
        while (_inside < _capacity && _waiting.First is { } next)
        {
            _waiting.Remove(next);
            _inside++;
            next.Value.SetResult();
        }
    }
}
