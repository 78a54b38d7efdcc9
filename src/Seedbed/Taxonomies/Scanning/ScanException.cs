namespace Seedbed.Taxonomies.Scanning;

/// <summary>Ends a scan; it never leaves <see cref="TokenScanner"/>.</summary>
internal sealed class ScanException(TextMark at, string problem, string fix = ScanException.Quote) : Exception(problem)
{
    /// <summary>What mends most texts that YAML takes for something else.</summary>
    public const string Quote = "Put the text in quotes.";

    public ScanFault Fault { get; } = new(at, problem, fix);
}
