namespace Seedbed.Models.Batches;

/// <summary>What a line of a responses file brings.</summary>
internal enum BatchAnswerKind : byte
{
    /// <summary>A reply.</summary>
    Reply,

    /// <summary>A failure for good.</summary>
    Failure,

    /// <summary>A failure for good, unless the request's form is to blame.</summary>
    Refused,

    /// <summary>A fault that another wave may not meet: expired, cancelled, 429, 5xx.</summary>
    Passing,

    /// <summary>A fault that says nothing of the request: the key or the model is wrong.</summary>
    OfEndpoint,
}
