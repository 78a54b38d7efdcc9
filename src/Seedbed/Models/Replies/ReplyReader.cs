using System.Text.Json;

namespace Seedbed.Models.Replies;

/// <summary>
/// Finds the items in a model's reply, whatever stands around them: code fences, prose, thoughts, trailing commas, a bare
/// list, a wrapper (<c>{"items": […]}</c>, <c>{"result": {…}}</c>), one object after another, a reply cut short (its whole
/// items are kept). Values are never mended; whether an item is right is for its shape to say.
/// </summary>
public static class ReplyReader
{
    /// <summary>How deep values in a reply may lie.</summary>
    internal const int MaxDepth = 64;

    // Where an item may stand: in a list, in a wrapper, in a wrapper.
    private const int MostWrappers = 4;

    private const string ThoughtsEnd = "</think>";

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = MaxDepth,
        // Which of two equal names counts would be a guess.
        AllowDuplicateProperties = false,
    };

    /// <summary>The items of a reply in order; none when it holds nothing like them.</summary>
    /// <param name="text">The reply.</param>
    /// <param name="isItem">Whether an object is an item, by its field names.</param>
    public static IReadOnlyList<JsonElement> Items(string text, Func<JsonElement, bool> isItem)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(isItem);
        int start = EndOfThoughts(text);
        var items = new List<JsonElement>();
        Collect(text, JsonStretches.Find(text, start, text.Length, inJson: false), isItem, items, level: 0);
        return items;
    }

    // Some servers leave the opening mark out. A reply that begins with JSON holds the mark inside of a text, if at all.
    private static int EndOfThoughts(string text)
    {
        ReadOnlySpan<char> reply = text.AsSpan().TrimStart();
        if (reply.Length == 0 || reply[0] is '{' or '[' or '`')
            return 0;
        int end = text.IndexOf(ThoughtsEnd, StringComparison.Ordinal);
        return end < 0 ? 0 : end + ThoughtsEnd.Length;
    }

    // A value that can't be parsed as a whole, or was cut, may still hold whole ones. Depth is bounded by MostWrappers.
    private static void Collect(string text, List<JsonStretch> stretches, Func<JsonElement, bool> isItem, List<JsonElement> items, int level)
    {
        foreach (JsonStretch stretch in stretches)
        {
            if (!stretch.IsOpen && Parsed(text, stretch) is { } value)
                AddItems(value, isItem, items);
            else if (level < MostWrappers)
                Collect(text, JsonStretches.Find(text, stretch.Start + 1, stretch.IsOpen ? stretch.End : stretch.End - 1, inJson: true), isItem, items, level + 1);
        }
    }

    private static void AddItems(JsonElement value, Func<JsonElement, bool> isItem, List<JsonElement> items)
    {
        for (int unwrapped = 0; unwrapped <= MostWrappers; unwrapped++)
        {
            if (value.ValueKind == JsonValueKind.Array)
            {
                items.AddRange(value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object));
                return;
            }

            if (value.ValueKind != JsonValueKind.Object)
                return;
            if (isItem(value))
            {
                items.Add(value);
                return;
            }

            if (Inner(value) is not { } inner)
                return;
            value = inner;
        }
    }

    // What a wrapper wraps: its `items`, else the first list of objects, else its only object.
    private static JsonElement? Inner(JsonElement wrapper)
    {
        if (wrapper.TryGetProperty("items", out JsonElement named) && named.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
            return named;
        JsonElement? only = null;
        foreach (JsonProperty property in wrapper.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Array && property.Value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object))
                return property.Value;
            if (property.Value.ValueKind != JsonValueKind.Object)
                continue;
            if (only is not null)
                return null;
            only = property.Value;
        }

        return only;
    }

    private static JsonElement? Parsed(string text, JsonStretch stretch)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text.AsMemory(stretch.Start, stretch.End - stretch.Start), Lenient);
            return document.RootElement.Clone();
        }
        // A name that is half a character (an escape such as "\ud83d" alone) has no text, and throws the third.
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
