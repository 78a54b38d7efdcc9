using System.Text.Json;

namespace Seedbed.Models.Replies;

/// <summary>A text with at least one letter or digit, shorter than <paramref name="limit"/> characters.</summary>
/// <param name="limit">A model held to a schema fills it and breaks off there, so a text of that length counts as cut.</param>
/// <param name="least">Characters that it must have; more than one keeps a weak model from leaving it blank.</param>
/// <param name="mayBreakOff">Whether a longer text, or one that breaks off there, is right as well: it only explains something.</param>
public sealed class TextShape(int limit = TextShape.DefaultLimit, int least = 1, bool mayBreakOff = false) : ReturnShape
{
    /// <summary>The usual limit, in characters; llama.cpp refuses schemas with more.</summary>
    public const int DefaultLimit = 2000;

    private const int LongestPhrase = 80;
    private const int Repeats = 6;

    /// <inheritdoc/>
    public override string Described => limit == DefaultLimit ? "a text" : $"a text of less than {limit} characters";

    /// <inheritdoc/>
    public override string? FaultOf(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.String)
            return $"{path} must be a text, not {KindOf(value)}";
        string? text = JsonValue.TextOf(value);
        if (text is null)
            return $"{path} holds half a character";
        if (!text.Any(char.IsLetterOrDigit))
            return $"{path} must not be empty";
        if (text.Trim().Length < least)
            return $"{path} must have at least {least} characters";
        if (EndsInLoop(text))
            return $"{path} says the same again and again";
        return mayBreakOff || text.Length < limit ? null : $"{path} must be shorter than {limit} characters; it breaks off there";
    }

    /// <inheritdoc/>
    public override void WriteTaken(Utf8JsonWriter writer, JsonElement value) => writer.WriteStringValue(value.GetString()!.Trim());

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "string");
        writer.WriteNumber("minLength", least);
        writer.WriteNumber("maxLength", limit);
        writer.WriteEndObject();
    }

    // A weak model that has lost its way repeats a phrase until it is stopped.
    private static bool EndsInLoop(ReadOnlySpan<char> text)
    {
        for (int phrase = 1; phrase <= LongestPhrase; phrase++)
        {
            int length = Math.Max(phrase * Repeats, LongestPhrase);
            if (text.Length >= length && text[^length..^phrase].SequenceEqual(text[^(length - phrase)..]))
                return true;
        }

        return false;
    }
}
