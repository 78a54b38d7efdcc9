namespace Seedbed.Taxonomies.Scanning;

/// <summary>Ends a scan; it never leaves <see cref="TokenScanner"/>.</summary>
internal sealed class ScanException(TextMark at, string problem) : Exception(problem)
{
    public ScanFault Fault { get; } = new(at, problem);
}
