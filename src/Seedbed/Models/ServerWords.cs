using System.Text.Json;

namespace Seedbed.Models;

/// <summary>What a server says about an error: its message and code on one line, shortened and without its key, and the numbers of a context that is too long.</summary>
/// <param name="Said">The words; empty when there are none.</param>
/// <param name="Numbers">The numbers that they name.</param>
internal sealed record ServerWords(string Said, ContextNumbers Numbers)
{
    private const int LongestQuote = 300;

    /// <summary>Nothing was said, or nothing of the API's.</summary>
    public static ServerWords None { get; } = new("", new(null, null, null));

    /// <summary>Reads an error, which may be a text or an object.</summary>
    public static ServerWords Of(JsonElement error, Func<string, string> withoutKey)
    {
        string message = withoutKey(OpenAIErrors.MessageOf(error));
        string code = OpenAIErrors.CodeOf(error) is { } word ? $" ({withoutKey(word)})" : "";
        return new(Short(message) + Short(code), ContextNumbers.In(message, error));
    }

    /// <summary>On one line and not too long.</summary>
    public static string Short(string said)
    {
        string shown = said.ReplaceLineEndings(" ");
        return shown.Length > LongestQuote ? shown[..LongestQuote] + "…" : shown;
    }
}
