using System.Text.Json;
using Seedbed.Models.Replies;

namespace Seedbed.Runs.Estimates;

/// <summary>
/// A reply in the form that a schema asks for, made without a model. A usual text has 120 characters, a usual list two
/// items, unless the schema wants more or less; a number is the best of its range.
/// </summary>
internal sealed class PlannedReply
{
    private const int UsualText = 120;
    private const int UsualItems = 2;
    private const int MostItems = ListShape.DefaultMax;

    // Few tokenizers make longer tokens of prose than four characters on the average.
    private const int CharactersPerToken = 4;

    private static readonly string[] Words =
        ["the", "valve", "of", "a", "pump", "must", "be", "checked", "every", "day", "before", "it", "starts", "since", "air", "may", "stay", "in", "its", "housing", "after", "work", "and", "raise", "pressure"];

    private readonly PlannedLength _length;
    private readonly int _text;
    private int _word;

    private PlannedReply(JsonElement schema, PlannedLength length, int tokens)
    {
        _length = length;
        _text = length switch
        {
            PlannedLength.Shortest => 1,
            PlannedLength.Usual => UsualText,
            _ => tokens * CharactersPerToken / Math.Max(1, Texts(schema)),
        };
    }

    /// <summary>The reply.</summary>
    /// <param name="schema">The form; null: a text.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="tokens">Tokens that it may have.</param>
    public static string Of(JsonElement? schema, PlannedLength length, int tokens)
    {
        if (schema is not { } form)
            return new PlannedReply(default, length, tokens).Text(1, int.MaxValue);
        var reply = new PlannedReply(form, length, tokens);
        return JsonValue.Of(json => reply.Write(json, form)).GetRawText();
    }

    private void Write(Utf8JsonWriter json, JsonElement schema)
    {
        if (schema.TryGetProperty("enum", out JsonElement choices))
        {
            choices[_word++ % choices.GetArrayLength()].WriteTo(json);
            return;
        }

        switch (schema.TryGetProperty("type", out JsonElement type) ? type.GetString() : null)
        {
            case "object":
                WriteObject(json, schema);
                break;
            case "array":
                WriteArray(json, schema);
                break;
            case "integer" or "number":
                json.WriteNumberValue(Limit(schema, "maximum") ?? Limit(schema, "minimum") ?? 1);
                break;
            case "boolean":
                json.WriteBooleanValue(true);
                break;
            default:
                json.WriteStringValue(Text((int)(Limit(schema, "minLength") ?? 1), (int)(Limit(schema, "maxLength") ?? int.MaxValue)));
                break;
        }
    }

    private void WriteObject(Utf8JsonWriter json, JsonElement schema)
    {
        json.WriteStartObject();
        foreach (JsonProperty field in schema.GetProperty("properties").EnumerateObject())
        {
            json.WritePropertyName(field.Name);
            Write(json, field.Value);
        }

        json.WriteEndObject();
    }

    private void WriteArray(Utf8JsonWriter json, JsonElement schema)
    {
        JsonElement item = schema.GetProperty("items");
        // The numbered slots of a request: one item each.
        JsonElement[] slots = item.TryGetProperty("properties", out JsonElement fields) && fields.TryGetProperty("slot", out JsonElement slot) && slot.TryGetProperty("enum", out JsonElement numbers)
            ? [.. numbers.EnumerateArray()]
            : [];
        int count = slots.Length > 0 ? slots.Length : Items(schema);
        json.WriteStartArray();
        for (int i = 0; i < count; i++)
        {
            if (slots.Length == 0)
                Write(json, item);
            else
                WriteSlot(json, fields, slots[i]);
        }

        json.WriteEndArray();
    }

    private void WriteSlot(Utf8JsonWriter json, JsonElement fields, JsonElement number)
    {
        json.WriteStartObject();
        foreach (JsonProperty field in fields.EnumerateObject())
        {
            json.WritePropertyName(field.Name);
            if (field.Name == "slot")
                number.WriteTo(json);
            else
                Write(json, field.Value);
        }

        json.WriteEndObject();
    }

    private int Items(JsonElement schema)
    {
        int least = (int)(Limit(schema, "minItems") ?? 1);
        int most = (int)(Limit(schema, "maxItems") ?? MostItems);
        return Math.Clamp(_length switch { PlannedLength.Shortest => least, PlannedLength.Usual => UsualItems, _ => most }, least, Math.Max(least, most));
    }

    // How many texts a reply of the longest kind holds.
    private static int Texts(JsonElement schema) => schema.ValueKind != JsonValueKind.Object || schema.TryGetProperty("enum", out _) ? 1
        : schema.TryGetProperty("properties", out JsonElement fields) ? fields.EnumerateObject().Sum(field => Texts(field.Value))
        : schema.TryGetProperty("items", out JsonElement item) ? (int)(Limit(schema, "maxItems") ?? MostItems) * Texts(item)
        : 1;

    // Words that don't repeat as a lost model's do.
    private string Text(int least, int limit)
    {
        int length = Math.Clamp(_text, least, Math.Max(least, limit - 1));
        var text = new System.Text.StringBuilder(length + 16);
        while (text.Length < length)
        {
            _word++;
            text.Append(Words[(_word * _word + _word / 7) % Words.Length]).Append(_word % 9 == 0 ? $" {_word} " : " ");
        }

        text.Length = length;
        if (text[^1] == ' ')
            text[^1] = 's';
        return text.ToString();
    }

    private static double? Limit(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out JsonElement limit) && limit.ValueKind == JsonValueKind.Number ? limit.GetDouble() : null;
}
