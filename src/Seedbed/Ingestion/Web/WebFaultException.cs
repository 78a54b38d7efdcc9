namespace Seedbed.Ingestion.Web;

/// <summary>Why a URL gives no page. Caught where pages are fetched, never seen outside.</summary>
/// <param name="reason">The reject's reason.</param>
/// <param name="message">What goes on behind the URL in the reject's sentence: <c>answers with status 404; …</c></param>
internal sealed class WebFaultException(string reason, string message) : Exception(message)
{
    public string Reason { get; } = reason;

    /// <summary>Whether it may be over in a moment.</summary>
    public bool IsPassing { get; init; }

    /// <summary>How long the server asks to wait; null where it doesn't say.</summary>
    public TimeSpan? Wait { get; init; }
}
