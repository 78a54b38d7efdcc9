namespace Seedbed.Ingestion.Web;

/// <summary>One URL that the user named.</summary>
/// <param name="Input">The input that it is; null for one of a list.</param>
/// <param name="Page">Its name and how it is shown; for one that is not to be fetched, why.</param>
/// <param name="Address">Where to ask; null for one that is not to be fetched.</param>
internal sealed record WebWish(string? Input, WebPage Page, WebAddress? Address);
