namespace Seedbed.Models;

/// <summary>What went wrong with a request to a model.</summary>
public enum ModelFailureKind
{
    /// <summary>Nothing answers at the endpoint: connection refused, no such host.</summary>
    EndpointDown,

    /// <summary>The connection broke before the reply was whole.</summary>
    Disconnected,

    /// <summary>401 or 403: the key is missing, wrong or not allowed this.</summary>
    Unauthorised,

    /// <summary>404: the server doesn't know the model, or the address is not its API.</summary>
    WrongModel,

    /// <summary>What came is not the API's JSON (a web page, say).</summary>
    NotJson,

    /// <summary>400: prompt and reply together exceed the model's context window.</summary>
    ContextTooLong,

    /// <summary>Another 4xx: the server refuses this request.</summary>
    Refused,

    /// <summary>429: too many requests.</summary>
    RateLimited,

    /// <summary>5xx.</summary>
    ServerError,

    /// <summary>No whole reply within the request's time-out.</summary>
    TimedOut,

    /// <summary>A reply without a choice or without text.</summary>
    Empty,
}
