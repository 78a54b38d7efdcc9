namespace Seedbed.Taxonomies.Scanning;

/// <summary>The tokens of a text, up to where it can be scanned.</summary>
/// <param name="Tokens">The tokens. Before a fault, those alone that could not become the keys of what follows.</param>
/// <param name="Fault">Why the scan ended early; null when it did not.</param>
internal sealed record TokenStream(IReadOnlyList<Token> Tokens, ScanFault? Fault);
