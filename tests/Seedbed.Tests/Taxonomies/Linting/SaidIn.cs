using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Tests.Taxonomies.Linting;

/// <summary>What a text says: its tokens without their places, and without the spaces in blocks.</summary>
internal static class SaidIn
{
    public static IReadOnlyList<string> Text(string text) => [.. TokenScanner.Scan(text).Tokens.Select(Of)];

    private static string Of(Token token) => $"{token.Kind} {(token.IsBlockScalar ? Bare(token.Text) : token.Text)}";

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
