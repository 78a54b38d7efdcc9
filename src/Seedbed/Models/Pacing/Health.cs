namespace Seedbed.Models.Pacing;

/// <summary>
/// Whether an endpoint is well. Faults in a row make it sick: then nothing is sent but a probe from time to time, ever more
/// seldom, and after a probe that succeeds one request; when that is answered the endpoint is well again. Not thread-safe.
/// </summary>
internal sealed class Health(TimeSpan firstWait)
{
    /// <summary>So many faults without an answer between them are no chance.</summary>
    public const int FaultsInARow = 8;

    private const int MostTurns = 6;

    // Half a minute where the first is a second.
    private readonly TimeSpan _longestWait = 30 * firstWait;

    private int _faults;
    private TimeSpan? _badSince;
    private TimeSpan _wait;
    private uint _tries;
    private string _fault = "";

    public HealthState State { get; private set; }

    /// <summary>When a sick endpoint is tried next.</summary>
    public TimeSpan NextTry { get; private set; }

    /// <summary>When the faults began that were not followed by an answer; null when there are none.</summary>
    public TimeSpan? BadSince => _badSince;

    /// <summary>A reply of any kind shows that the server lives.</summary>
    public void Lives()
    {
        (State, _faults, _badSince, _wait) = (HealthState.Well, 0, null, default);
    }

    /// <summary>The server asked to come later: no sickness, but the user is told.</summary>
    public void Refused(ModelFailure failure, TimeSpan now)
    {
        Note(failure, now);
        (State, _faults) = (HealthState.Well, 0);
    }

    /// <summary>The one request that was to show whether it works is out.</summary>
    public void Try() => State = HealthState.Tried;

    /// <summary>That request ended without showing it.</summary>
    public void Undecided()
    {
        if (State == HealthState.Tried)
            State = HealthState.Trying;
    }

    /// <param name="failure">What happened.</param>
    /// <param name="isSure">Whether it alone proves that nobody is there.</param>
    /// <param name="now">The time.</param>
    /// <param name="waiting">How many requests wait for it to be well.</param>
    public void Failed(ModelFailure failure, bool isSure, TimeSpan now, int waiting = 0)
    {
        Note(failure, now);
        _faults++;
        if (State == HealthState.Well && (isSure || _faults >= FaultsInARow))
        {
            State = HealthState.Sick;
            NextTry = now;
        }
        else if (State is HealthState.Trying or HealthState.Tried)
        {
            Later(now, isSure ? 1 : waiting);
        }
    }

    /// <summary>A probe is under way.</summary>
    public void Probe() => State = HealthState.Probing;

    public void Probed(bool lives, TimeSpan now)
    {
        if (State != HealthState.Probing)
            return;
        if (lives)
            State = HealthState.Trying;
        else
            Later(now);
    }

    /// <summary>One sentence for the user; null when there is nothing to say: single faults are asked again, and short waits are usual.</summary>
    public string? Trouble(TimeSpan now) => State == HealthState.Well && (_faults > 0 || now - _badSince < TimeSpan.FromSeconds(2)) ? null : Complaint(now);

    /// <summary>What was wrong last, and for how long; null when nothing was.</summary>
    public string? Complaint(TimeSpan now)
    {
        if (_badSince is not { } since)
            return null;
        string next = State == HealthState.Sick ? $"; tried again in {Math.Max(0, Math.Ceiling((NextTry - now).TotalSeconds)):0} s" : "";
        return $"{_fault}, for {(now - since).TotalSeconds:0} s{next}";
    }

    private void Note(ModelFailure failure, TimeSpan now)
    {
        _badSince ??= now;
        _fault = failure.Finding;
    }

    // Doubling, with a quarter more or less, so that many clients don't come back together. A server that lives and fails each
    // that is tried may be well, and those requests be what it can't do: with several, each has its turn as often as one alone.
    private void Later(TimeSpan now, int waiting = 1)
    {
        _wait = _wait == default ? firstWait : _wait * 2 < _longestWait ? _wait * 2 : _longestWait;
        TimeSpan most = _longestWait / Math.Clamp(waiting, 1, MostTurns);
        NextTry = now + (_wait < most ? _wait : most) * Jitter.Of(ref _tries);
        State = HealthState.Sick;
    }
}
