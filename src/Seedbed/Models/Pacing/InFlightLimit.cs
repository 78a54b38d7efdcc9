namespace Seedbed.Models.Pacing;

/// <summary>
/// Finds how many requests a server bears at once, from nothing but how long its replies take. It begins at 16, doubles
/// each round trip while throughput follows, then tries a little more and a little less from time to time: more is kept
/// when throughput grew by it, less is kept when throughput did not fall by it. A pure function of what it is told and when;
/// not thread-safe.
/// </summary>
internal sealed class InFlightLimit
{
    /// <summary>Requests in flight before anything is known.</summary>
    public const int First = 16;

    // Of a doubling's throughput: at half the server is about full.
    private const double KeepsClimbing = 0.5;
    private const double KeepsMore = 0.25;
    private const double KeepsLess = -0.1;
    private const double RelievesBelow = 0.35;
    private const double LargestStep = 2;
    private const double SmallestStep = 1.19;
    private const int FewestReplies = 8;
    private const int LongestRest = 8;

    private readonly LatencyScale _scale = new();
    private readonly int _most;
    private Aim _aim = Aim.Climb;
    private Reading _level;
    private Reading _fastest;
    private int _doubts;
    private Round _round;
    private double _step = LargestStep;
    private bool _isUp = true;
    private int _rest = 1;
    private int _rested;
    private double _longest;
    private double _wall = double.PositiveInfinity;
    private double _wallUntil;
    private double _borne;
    private double _firstReply;
    private int _inFlight;
    private int _held;

    public InFlightLimit(int most)
    {
        _most = most;
        int first = Math.Min(First, most);
        _round = new(1, first, first);
    }

    private enum Aim
    {
        Climb,
        Rest,
        Try,
        Relieve,
        Yield,
    }

    /// <summary>Requests that may be in flight now.</summary>
    public int Places => _round.Places;

    public int InFlight => _inFlight;

    /// <summary>Places that stay empty because the server asked to wait.</summary>
    public int Held => _held;

    /// <summary>Another request may go out.</summary>
    public bool HasRoom => _inFlight + _held < _round.Places;

    /// <summary>A request goes out.</summary>
    /// <returns>The round that it belongs to, to be given back when it ends.</returns>
    public int Begin(TimeSpan now)
    {
        Watch(now);
        _inFlight++;
        return _round.Take() ? _round.Number : 0;
    }

    /// <summary>It was answered, after <paramref name="took"/>, with so many tokens or another measure of its length.</summary>
    public void Answered(int round, TimeSpan took, long size, TimeSpan now)
    {
        Ended(now);
        _longest = Math.Max(_longest * 0.999, took.TotalSeconds);
        if (round != _round.Number)
            return;
        _round.Answered(LatencyScale.ClassOf(size), took.TotalSeconds);
        Look(now);
    }

    /// <summary>A place stays empty for a while, or no longer.</summary>
    public void Hold(int places, TimeSpan now)
    {
        Watch(now);
        _held += places;
    }

    /// <summary>The server had no room for it.</summary>
    public void Refused(int round, TimeSpan now)
    {
        Ended(now);
        if (round != _round.Number)
            return;
        _round.Refused();
        Look(now);
    }

    /// <summary>It ended without saying anything about the pace: cancelled, failed, timed out.</summary>
    public void Left(int round, TimeSpan now)
    {
        Ended(now);
        if (round != _round.Number)
            return;
        _round.Left();
        Look(now);
    }

    private void Ended(TimeSpan now)
    {
        Watch(now);
        _inFlight--;
        Watch(now);
    }

    private void Watch(TimeSpan now) => _round.Watch(now.TotalSeconds, _inFlight, _held);

    private void Look(TimeSpan now)
    {
        double seconds = now.TotalSeconds;
        if (_level.Places == 0 && StartsTooHigh(seconds))
            return;
        if (!_round.IsOver(seconds, 3 * _longest))
            return;
        Reading seen = _round.Read(_scale);
        if (seen.HasReplies)
            _scale.Learn(_round, seen.Slowness);
        switch (_aim)
        {
            case Aim.Climb:
                AfterClimb(seen, seconds);
                break;
            case Aim.Rest:
                AfterRest(seen, seconds);
                break;
            case Aim.Try:
                AfterTry(seen, seconds);
                break;
            case Aim.Relieve:
                AfterFewer(seen, seen.GainOver(_level) <= RelievesBelow, seconds);
                break;
            default:
                AfterFewer(seen, seen.Refused <= _level.Refused / 2, seconds);
                break;
        }
    }

    // The first requests go out together: those that came back by twice the time of the first tell how many fit.
    private bool StartsTooHigh(double now)
    {
        if (_round.Number > 1 || _round.Answers == 0)
            return false;
        if (_firstReply == 0)
            _firstReply = now - _round.Began;
        if (_round.Ended >= _round.Places / 2 || now - _round.Began < 2.2 * _firstReply)
            return false;
        int places = _round.Answers;
        Next(Aim.Climb, places, Math.Max(places, FewestReplies), now);
        return true;
    }

    private void AfterClimb(Reading seen, double now)
    {
        bool isFirst = _level.Places == 0;
        if (!seen.HasReplies)
        {
            _level = isFirst ? seen : _level;
            PushedBack(seen, now);
        }
        else if (isFirst || (!IsRefusal(seen, _level.Refused) && !seen.IsIdle && seen.GainOver(_level) >= KeepsClimbing))
        {
            Accept(seen);
            Climb(now);
        }
        else
        {
            NoteWall(seen, now);
            _step = Math.Sqrt(LargestStep);
            Rest(now);
        }
    }

    private void Climb(double now)
    {
        int places = Up(LargestStep, now);
        if (places == _level.Places)
            Rest(now);
        else
            Next(Aim.Climb, places, Math.Max(places - _level.Places, FewestReplies), now);
    }

    private void AfterRest(Reading seen, double now)
    {
        if (!seen.HasReplies || IsRefusal(seen))
        {
            PushedBack(seen, now);
            return;
        }

        if (seen.IsIdle)
        {
            Rest(now);
            return;
        }

        if (_fastest.HasReplies && seen.IsSlowerThan(_fastest))
        {
            // Twice, since the first such round may have seen the change itself.
            if (++_doubts < 2)
                Rest(now);
            else
                Fewer(Aim.Relieve, seen, Math.Max(0.25, 1.05 * _fastest.Slowness / seen.Slowness), now);
            return;
        }

        _doubts = 0;
        Accept(_level.HasReplies && _level.Places == seen.Places ? _level.With(seen) : seen);
        if (++_rested < _rest)
            Rest(now);
        else
            Try(now);
    }

    // The level as it was found, then fewer: did throughput keep, were fewer refused?
    private void Fewer(Aim aim, Reading seen, double share, double now)
    {
        int places = Math.Max(1, (int)Math.Round(seen.Places * share));
        _level = seen;
        _doubts = 0;
        if (places < seen.Places)
        {
            Next(aim, places, Wanted(places, 1.5), now);
            return;
        }

        _fastest = seen;
        Rest(now);
    }

    private void Accept(Reading seen)
    {
        _level = seen;
        if (!_fastest.HasReplies || seen.Slowness < _fastest.Slowness)
            _fastest = seen;
    }

    private void AfterFewer(Reading seen, bool helps, double now)
    {
        if (helps)
        {
            Accept(seen);
            Fresh(isUp: true, Math.Sqrt(LargestStep));
        }
        else
        {
            // Replies take longer, or are refused, whatever the number: that is how things are now.
            _borne = Math.Max(_borne, Math.Max(_level.Refused, seen.Refused));
            _fastest = _level;
        }

        Rest(now);
    }

    private void Try(double now)
    {
        _rested = 0;
        int places = _isUp ? Up(_step, now) : Down(_step);
        if (places == _level.Places)
        {
            Turn();
            Rest(now);
        }
        else
        {
            Next(Aim.Try, places, Wanted(places, (double)Math.Max(places, _level.Places) / Math.Min(places, _level.Places)), now);
        }
    }

    private void AfterTry(Reading seen, double now)
    {
        NoteWall(seen, now);
        double? gain = seen.GainOver(_level);
        bool isKept = gain is { } part && !IsRefusal(seen, _level.Refused) && (_isUp ? !seen.IsIdle && part is >= KeepsMore and < 2 : part is <= KeepsLess and > -1);
        if (!isKept)
        {
            Turn();
            Rest(now);
            return;
        }

        Accept(seen);
        Fresh(_isUp, Math.Min(LargestStep, _step * _step));
        Try(now);
    }

    private void Fresh(bool isUp, double step) => (_isUp, _step, _rest, _rested) = (isUp, step, 1, 0);

    private void Turn()
    {
        if (!_isUp)
        {
            if (_step <= SmallestStep)
                _rest = Math.Min(LongestRest, 2 * _rest);
            _step = Math.Max(SmallestStep, Math.Sqrt(_step));
        }

        _isUp = !_isUp;
    }

    private void Rest(double now) => Next(Aim.Rest, _level.Places, Wanted(_level.Places, 1.5), now);

    private bool IsRefusal(Reading seen, double before = 0) => seen.RefusedAtLeast > 0.02 + 1.5 * Math.Max(_borne, before);

    private void PushedBack(Reading seen, double now)
    {
        NoteWall(seen, now);
        Fewer(Aim.Yield, seen, Math.Max(1.0 / 16, 1 - seen.Refused), now);
    }

    // A number that was refused is not tried again for half a minute.
    private void NoteWall(Reading seen, double now)
    {
        if (IsRefusal(seen))
            (_wall, _wallUntil) = (seen.Places * Math.Max(0.5, 1 - seen.Refused), now + 30);
    }

    private int Up(double step, double now)
    {
        int places = Math.Max(_level.Places + 1, (int)Math.Round(_level.Places * step));
        if (now < _wallUntil)
            places = Math.Min(places, Math.Max(_level.Places, (int)_wall));
        return Math.Min(places, _most);
    }

    private int Down(double step) => Math.Max(1, Math.Min(_level.Places - 1, (int)Math.Round(_level.Places / step)));

    // Enough replies that chance does not pass for a change of this size, or for fewer refusals.
    private int Wanted(int places, double step)
    {
        double most = (12.0 * places) + 32;
        double replies = Math.Clamp(_scale.Spread * 36 / Math.Pow(Math.Log(step), 2), Math.Max(places, FewestReplies), most);
        return (int)(_level.Refused > 0 ? Math.Max(replies, Math.Min(8 / _level.Refused, most)) : replies);
    }

    private void Next(Aim aim, int places, int wanted, double now)
    {
        _aim = aim;
        _round = new(_round.Number + 1, Math.Clamp(places, 1, _most), wanted, aim == Aim.Try ? Math.Max(0, places - _level.Places) : 0);
        _round.Watch(now, _inFlight, _held);
    }
}
