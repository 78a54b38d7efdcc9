namespace Seedbed.Runs.Estimates;

/// <summary>What a step asked a model.</summary>
internal readonly record struct AskedTally
{
    /// <summary>Requests.</summary>
    public long Requests { get; init; }

    /// <summary>Requests with a second try for each choice that may need one.</summary>
    public long MostRequests { get; init; }

    public long Input { get; init; }

    /// <summary>Input at most, second tries included.</summary>
    public long MostInput { get; init; }

    public long Output { get; init; }

    /// <summary>Output at most, second tries included.</summary>
    public long MostOutput { get; init; }

    /// <summary>Output at least.</summary>
    public long LeastOutput { get; init; }

    /// <summary>Requests whose time is known, and their time.</summary>
    public (long Requests, double Seconds) Timed { get; init; }

    public static AskedTally operator +(AskedTally one, AskedTally other) => new()
    {
        Requests = one.Requests + other.Requests,
        MostRequests = one.MostRequests + other.MostRequests,
        Input = one.Input + other.Input,
        MostInput = one.MostInput + other.MostInput,
        Output = one.Output + other.Output,
        MostOutput = one.MostOutput + other.MostOutput,
        LeastOutput = one.LeastOutput + other.LeastOutput,
        Timed = (one.Timed.Requests + other.Timed.Requests, one.Timed.Seconds + other.Timed.Seconds),
    };
}
