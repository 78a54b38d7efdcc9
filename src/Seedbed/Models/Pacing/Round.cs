namespace Seedbed.Models.Pacing;

/// <summary>
/// The requests that began at one number in flight, watched until all of them ended: those that end first are the short
/// ones and would tell only of themselves. Not thread-safe.
/// </summary>
/// <param name="number">Its number.</param>
/// <param name="places">The number in flight.</param>
/// <param name="wanted">How many requests it watches.</param>
/// <param name="skipped">How many go out before the first of them: those that meet a queue that has yet to fill.</param>
internal sealed class Round(int number, int places, int wanted, int skipped = 0)
{
    private readonly int[] _counts = new int[LatencyScale.Classes];
    private readonly double[] _sums = new double[LatencyScale.Classes];
    private readonly double[] _squares = new double[LatencyScale.Classes];
    private double _began = double.NaN;
    private double _last;
    private double _inFlight;
    private double _held;
    private int _started;
    private int _ended;
    private int _answers;
    private int _refused;

    public int Number => number;

    public int Places => places;

    public double Began => _began;

    public int Ended => _ended;

    public int Answers => _answers;

    /// <summary>Begins once no more is under way than allowed: what an earlier, larger number left in the server's queue is not this one's.</summary>
    public bool HasBegun => !double.IsNaN(_began);

    public void Watch(double now, int inFlight, int held)
    {
        if (HasBegun)
        {
            _inFlight += inFlight * (now - _last);
            _held += held * (now - _last);
        }
        else if (inFlight <= places)
            _began = now;
        _last = now;
    }

    /// <summary>Takes a request into the round, if it still wants one.</summary>
    public bool Take()
    {
        if (!HasBegun || _started == wanted || skipped-- > 0)
            return false;
        _started++;
        return true;
    }

    public void Answered(int size, double took)
    {
        _ended++;
        _answers++;
        _counts[size]++;
        _sums[size] += took;
        _squares[size] += took * took;
    }

    public void Refused()
    {
        _ended++;
        _refused++;
    }

    /// <summary>A request ended without saying anything about the pace.</summary>
    public void Left() => _ended++;

    /// <summary>Whether all that it wanted has ended; a last tenth is waited for no longer than <paramref name="patience"/>.</summary>
    public bool IsOver(double now, double patience) =>
        _ended >= wanted || (_ended >= wanted - wanted / 10 && now - _began > patience);

    public (int Count, double Sum, double Squares) Of(int size) => (_counts[size], _sums[size], _squares[size]);

    public Reading Read(LatencyScale scale)
    {
        (double slowness, double error) = scale.Measure(this);
        double span = _last - _began;
        (double inFlight, double held) = span > 0 ? (_inFlight / span, _held / span) : (places, 0);
        return new(places, inFlight, held, slowness, error, (double)_refused / Math.Max(1, _ended), Math.Max(1, _ended));
    }
}
