using System.Text.Encodings.Web;
using System.Text.Json;

namespace Seedbed;

/// <summary>How Seedbed writes JSON: one object a line, text readable as it is, U+2028 and its like escaped so that no reader splits a line there.</summary>
public static class Json
{
    /// <summary>Options of every writer of JSON Lines.</summary>
    public static JsonWriterOptions Lines { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = 128,
    };

    /// <summary>A text as a JSON value.</summary>
    public static JsonElement Of(string value) => JsonSerializer.SerializeToElement(value, JsonText.Default.String);

    /// <summary>A whole number as a JSON value.</summary>
    public static JsonElement Of(long value) => JsonSerializer.SerializeToElement(value, JsonText.Default.Int64);

    /// <summary>A number as a JSON value.</summary>
    public static JsonElement Of(double value) => JsonSerializer.SerializeToElement(value, JsonText.Default.Double);

    /// <summary>A list of texts as a JSON value.</summary>
    public static JsonElement Of(IReadOnlyList<string> values) =>
        JsonSerializer.SerializeToElement(values, JsonText.Default.IReadOnlyListString);

    /// <summary>Evidence quotes as a JSON value: <c>[{ quote, start, end }]</c>.</summary>
    public static JsonElement Of(IReadOnlyList<Evidence> values) =>
        JsonSerializer.SerializeToElement(values, JsonText.Default.IReadOnlyListEvidence);
}
