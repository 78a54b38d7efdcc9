namespace Seedbed.Ingestion;

/// <summary>What became of reading one file: a body, or the reason why there is none.</summary>
public sealed class ReadOutcome
{
    private ReadOutcome(DocumentBody? body, string? reason, string? detail)
    {
        Body = body;
        Reason = reason;
        Detail = detail;
    }

    /// <summary>The document's text and structure; null when it could not be read.</summary>
    public DocumentBody? Body { get; }

    /// <summary>A short fixed word, for example <c>damaged</c>; null when the file was read.</summary>
    public string? Reason { get; }

    /// <summary>One sentence that says what is wrong with the file and how to mend it.</summary>
    public string? Detail { get; }

    /// <summary>The file was read.</summary>
    public static ReadOutcome Of(DocumentBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new(body, null, null);
    }

    /// <summary>The file can't be read.</summary>
    public static ReadOutcome Fault(string reason, string detail)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return new(null, reason, detail);
    }
}
