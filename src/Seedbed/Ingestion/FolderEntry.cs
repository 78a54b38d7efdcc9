namespace Seedbed.Ingestion;

/// <summary>A file found below a folder, or something that was passed over and why.</summary>
/// <param name="Path">Its path below the folder, with forward slashes.</param>
/// <param name="Reason">Why it is passed over; null for a file.</param>
/// <param name="Detail">One sentence on that.</param>
internal sealed record FolderEntry(string Path, string? Reason = null, string? Detail = null);
