using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Tests.Taxonomies.Linting;

/// <summary>What a text says: its tokens without their places, and without the spaces in blocks.</summary>
internal static class SaidIn
{
    public static IReadOnlyList<string> Text(string text) => [.. TokenScanner.Scan(text).Tokens.Select(Of)];

    /// <summary>The same, with the lines of blocks, but for the spaces at their ends.</summary>
    public static IReadOnlyList<string> TextWithLines(string text) =>
        [.. TokenScanner.Scan(text).Tokens.Select(token => $"{token.Kind} {string.Join('\n', token.Text.Split('\n').Select(line => line.TrimEnd(' ', '\t')))}")];

    private static string Of(Token token) => $"{token.Kind} {(token.IsBlockScalar ? Bare(token.Text) : token.Text)}";

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
