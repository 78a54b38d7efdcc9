using System.Text.Json;

namespace Seedbed.Models;

/// <summary>Reads the error objects of OpenAI's API, however they came.</summary>
internal static class OpenAIErrors
{
    private static readonly string[] ContextWords =
        ["context_length", "context length", "context window", "context size", "context_size", "maximum context", "too many tokens", "input is too long", "prompt is too long"];

    /// <summary>Whether a server's words say that prompt and reply are longer than the model's window.</summary>
    public static bool SaysContextTooLong(string said) =>
        ContextWords.Any(word => said.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The words of an error, which may be a text or an object.</summary>
    public static string MessageOf(JsonElement error) => TextOf(error, "message") ?? error.GetRawText();

    /// <summary>Its code, where it is a word; null where it has none.</summary>
    public static string? CodeOf(JsonElement error) => TextOf(error, "code");

    private static string? TextOf(JsonElement error, string name)
    {
        try
        {
            return error.ValueKind == JsonValueKind.Object && error.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String
                ? text.GetString()
                : null;
        }
        catch (InvalidOperationException)
        {
            // An escape such as "\ud83d" without its other half has no text.
            return null;
        }
    }
}
