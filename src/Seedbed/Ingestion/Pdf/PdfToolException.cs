namespace Seedbed.Ingestion.Pdf;

/// <summary>An outside program that is missing, hangs or writes without end. Caught by the reader, never seen outside it.</summary>
internal sealed class PdfToolException(string reason, string message) : Exception(message)
{
    public string Reason { get; } = reason;
}
