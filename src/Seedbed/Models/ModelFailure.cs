namespace Seedbed.Models;

/// <summary>A request that brought no reply.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Detail">One sentence that names the endpoint or model and the mend; safe to show, never with a key.</param>
public sealed record ModelFailure(ModelFailureKind Kind, string Detail)
{
    /// <summary>The part of <see cref="Detail"/> that says what happened, without the mend.</summary>
    internal string Finding => Detail.IndexOf(';', StringComparison.Ordinal) is >= 0 and var end ? Detail[..end] : Detail;

    /// <summary>Whether asking again may help.</summary>
    public bool IsPassing { get; init; }

    /// <summary>
    /// Whether it says nothing about this request but that the endpoint, key or model is wrong: then the run stops with
    /// one sentence, and nothing is logged or rejected, since every further request would fail alike.
    /// </summary>
    public bool IsOfEndpoint { get; init; }

    /// <summary>Whether a fault of the endpoint's may yet be this request's, should the server answer others.</summary>
    internal bool MayBeOfRequest { get; init; }

    /// <summary>Whether it says nothing about this request but that its server has no room or is sick: no attempt of the request's.</summary>
    internal bool IsUncounted { get; init; }

    /// <summary>The server's wish for how long to wait before asking again.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
