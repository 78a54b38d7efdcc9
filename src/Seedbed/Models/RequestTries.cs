using Seedbed.Models.Pacing;

namespace Seedbed.Models;

/// <summary>
/// Counts one request's failed attempts, each class of fault by itself: time-outs at most twice, since each costs minutes;
/// replies that can't be read three times; "later" (429) and what a sick server did only where it is this request's own
/// fault, as is told by what becomes of the others meanwhile. Not thread-safe.
/// </summary>
internal sealed class RequestTries(EndpointPool pool, RequestLimits limits)
{
    private const int TimeOuts = 2;

    // The server lives and the way to it is whole: what it says to this request, it will say again.
    private const int Unreadable = 3;

    // A request that meets a sick server so often, with long waits between, is what makes it sick.
    private const int MostOfSick = 20;

    // Chance refuses a request so often, while most others are taken, less than once in a hundred thousand.
    private const int MostRefusals = 12;

    // How often a server's own word on when to come again is believed of a request that it refuses alone.
    private const int MostWishes = 5;

    private const int OwnFaults = 3;

    private int _timeOuts;
    private int _unreadable;
    private int _faults;
    private int _faultsAlone;
    private int _ofSick;
    private int _refusals;
    private int _refusalsAlone;
    private int _refusalsInQuiet;
    private (long Answers, long Refusals) _before;

    /// <summary>How often the first wait is doubled before the next attempt; null: the next goes out at once.</summary>
    public int? Doublings { get; private set; }

    /// <summary>Whether the server refuses this request and takes the others.</summary>
    public bool IsSingledOut => _refusalsAlone >= MostRefusals || _refusalsInQuiet >= 2 * MostRefusals;

    /// <summary>Counts a fault that may pass.</summary>
    /// <returns>Whether there is no use in asking again.</returns>
    public bool IsLast(ModelFailure failure)
    {
        switch (failure)
        {
            case { IsUncounted: true, Kind: ModelFailureKind.EndpointDown }:
                Doublings = null;
                return false;
            case { IsUncounted: true, Kind: ModelFailureKind.RateLimited } or { IsUncounted: true, RetryAfter: not null }:
                int vain = Math.Max(_refusalsAlone, _refusalsInQuiet) - MostWishes;
                Doublings = failure.RetryAfter is null ? _refusals : vain < 0 ? null : vain;
                CountRefusal();
                return IsSingledOut;
            // The endpoint's own pause is waited for below; a second hanging request is no likelier for being early.
            case { IsUncounted: true }:
                Doublings = null;
                return IsOwnFault() ? ++_faults >= limits.Attempts : ++_ofSick >= MostOfSick;
            case { Kind: ModelFailureKind.TimedOut }:
                Doublings = null;
                return ++_timeOuts >= Math.Min(TimeOuts, limits.Attempts);
            case { Kind: ModelFailureKind.Empty or ModelFailureKind.NotJson }:
                Doublings = _unreadable;
                return ++_unreadable >= Math.Min(Unreadable, limits.Attempts);
            default:
                IsOwnFault();
                Doublings = _faults;
                return ++_faults >= limits.Attempts;
        }
    }

    /// <summary>The failure of a request that <see cref="IsSingledOut"/>.</summary>
    public ModelFailure Singled(ModelFailure failure) =>
        failure with { Detail = $"{failure.Detail}; this request was refused {_refusals} times while others were answered" };

    // Counts a fault. Where others were answered between several, they are its own, whatever befalls the server later.
    private bool IsOwnFault()
    {
        long answers = pool.Counts.Answers;
        if (answers > _before.Answers)
            _faultsAlone++;
        _before.Answers = answers;
        return _faultsAlone >= OwnFaults;
    }

    // Where most others were refused since the last time, it was their number; where nobody else asked, it may be either.
    // At a run's end only those may be left that are refused always: what was seen before then counts.
    private void CountRefusal()
    {
        (long answers, long refusals) = pool.Counts;
        long others = refusals - _before.Refusals - 1;
        long taken = answers - _before.Answers;
        _before = (answers, refusals);
        _refusals++;
        if (_refusalsAlone >= OwnFaults || (taken > 0 && others <= taken) || (_refusals == 1 && answers > 0))
            _refusalsAlone++;
        else if (answers > 0 && others <= 0)
            _refusalsInQuiet++;
    }
}
