namespace Seedbed.Models.Budgets;

/// <summary>
/// Lets an attempt through only when everything spent and reserved, and this attempt at its worst, stay within the limits.
/// One that does not fit yet waits while others may give back; of those that wait, earlier turns go first, and a later one
/// never overtakes. Once a turn was held, later turns are held too: the run ends before it. Thread-safe.
/// </summary>
/// <param name="limits">The limits.</param>
/// <param name="spent">What was spent before.</param>
internal sealed class BudgetGate(Budget limits, Amount spent)
{
    private readonly Lock _lock = new();
    private readonly SortedSet<GateWaiter> _waiters = [];
    private Amount _spent = spent;
    private Amount _reserved;
    private long _arrivals;
    private (long Turn, Amount Need)? _held;

    /// <summary>Everything spent, reservations of attempts under way left out.</summary>
    public Amount Spent
    {
        get
        {
            lock (_lock)
                return _spent;
        }
    }

    /// <summary>Why attempts were held, by what is spent by now; null when none was.</summary>
    public string? Held
    {
        get
        {
            lock (_lock)
                return _held is { } held ? Why(held.Need) : null;
        }
    }

    /// <summary>Reserves what an attempt may need at most.</summary>
    /// <exception cref="RequestHeldException">It can't fit any more.</exception>
    public Task TakeAsync(Amount need, long turn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        GateWaiter waiter;
        lock (_lock)
        {
            waiter = new(need, turn, _arrivals++);
            _waiters.Add(waiter);
            Serve();
        }

        if (waiter.Entered.IsCompleted || !cancellationToken.CanBeCanceled)
            return waiter.Entered;
        return WaitAsync(waiter, cancellationToken);
    }

    /// <summary>Gives back a reservation and books what was used of it.</summary>
    public void Return(Amount reserved, Amount used)
    {
        lock (_lock)
        {
            _reserved -= reserved;
            _spent += used;
            Serve();
        }
    }

    private async Task WaitAsync(GateWaiter waiter, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister((_, token) => GiveUp(waiter, token), null);
        await waiter.Entered.ConfigureAwait(false);
    }

    private void GiveUp(GateWaiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_waiters.Remove(waiter))
                return;
            waiter.Cancel(cancellationToken);
            Serve();
        }
    }

    // From the earliest turn on: whoever fits goes, whoever never will is held, and the first that may fit later stops the queue.
    private void Serve()
    {
        while (_waiters.Min is { } first)
        {
            if (_held is { } held && first.Turn >= held.Turn)
            {
                first.Hold(Why(held.Need));
            }
            else if (IsOver(_spent + first.Need))
            {
                _held = (first.Turn, first.Need);
                first.Hold(Why(first.Need));
            }
            else if (!IsOver(_spent + _reserved + first.Need))
            {
                _reserved += first.Need;
                first.Enter();
            }
            else
            {
                return;
            }

            _waiters.Remove(first);
        }
    }

    private bool IsOver(Amount amount) => amount.Usd > limits.Usd || amount.Tokens > limits.Tokens;

    private string Why(Amount need)
    {
        bool isMoney = _spent.Usd + need.Usd > limits.Usd;
        (string limit, string used, string next) = isMoney
            ? (BudgetWords.Usd(limits.Usd!.Value), BudgetWords.Usd(_spent.Usd), BudgetWords.Usd(need.Usd))
            : (BudgetWords.Tokens(limits.Tokens!.Value), BudgetWords.Tokens(_spent.Tokens), BudgetWords.Tokens(need.Tokens));
        return _spent == default
            ? $"the budget of {limit} is too small for one request, which may need {next}; give more with --budget, or lower generation-tokens"
            : $"the budget of {limit} is spent ({used} used, the next request may need {next}); give more with --budget to go on";
    }
}
