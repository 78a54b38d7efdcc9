using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Seedbed.Tests.Doubles;

/// <summary>
/// What the fake model says: a pure function of the request. It fills in the form asked for (from the schema, else from the
/// form that ends the prompt), takes questions, evidence and answers from the passage's own sentences (of a prompt with
/// examples alone from those, a word changed), and scores by hash.
/// </summary>
public static partial class FakeModelReply
{
    /// <summary>A number that follows from a text.</summary>
    public static ulong Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    /// <summary>A number that follows from bytes.</summary>
    public static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return BinaryPrimitives.ReadUInt64LittleEndian(digest);
    }

    /// <summary>The content of the reply, without faults but those of single items; another choice or seed speaks of other sentences.</summary>
    public static string To(FakeModelRequest request, FakeModelFault fault, int choice = 0)
    {
        string prompt = request.Prompt;
        int turn = (int)(((ulong)choice + (ulong)request.Seed) % 100_000);
        if ((request.Schema ?? FakeModelForm.Of(prompt)) is not { } schema)
            return SentenceFor(prompt, prompt, 1 + turn);
        if (SlotsOf(schema, prompt) is not { } slots)
            return ItemOf(schema, prompt, slot: 1, turn, isSlotted: false, fault);

        JsonElement item = schema.GetProperty("properties").GetProperty("items").GetProperty("items");
        var items = slots.Where((_, place) => fault != FakeModelFault.MissingSlots || place % 2 == 0)
            .Select(slot => ItemOf(item, prompt, slot, turn, isSlotted: true, fault, fault == FakeModelFault.Duplicates ? slots[0] : slot)).ToList();
        if (fault == FakeModelFault.ExtraItem)
            items.Add(items[^1]);
        return $$"""{"items":[{{string.Join(",", items)}}]}""";
    }

    private static string ItemOf(JsonElement schema, string prompt, int slot, int turn, bool isSlotted, FakeModelFault fault, int? of = null)
    {
        var fields = new List<string>();
        int spokenOf = of ?? slot;
        string line = isSlotted ? LineOf(prompt, spokenOf) : prompt;
        string sentence = fault == FakeModelFault.WrongLanguage
            ? $"Darüber steht hier nichts, was jemand unter der Nummer {Hash(line) % 1000} fände."
            : SentenceFor(prompt, line, spokenOf + turn);
        bool isWrong = fault == FakeModelFault.WrongTypes && slot % 2 == 1;
        foreach (JsonProperty field in schema.GetProperty("properties").EnumerateObject())
        {
            int shown = fault == FakeModelFault.WrongSlots ? slot + 100 : slot;
            string value = field.Name == "slot" ? $"{shown}" : ValueOf(field.Name, field.Value, prompt, line, sentence, turn);
            fields.Add($"{Quoted(field.Name)}:{(isWrong && field.Name != "slot" ? Wrong(field.Value) : value)}");
        }

        return $"{{{string.Join(",", fields)}}}";
    }

    private static string ValueOf(string name, JsonElement schema, string prompt, string line, string sentence, int turn = 0)
    {
        ulong hash = Hash($"{name}\n{line}\n{sentence}");
        if (schema.TryGetProperty("enum", out JsonElement choices))
            return FakeModelChoice.Of(choices, prompt, line) ?? choices[(int)(hash % (ulong)choices.GetArrayLength())].GetRawText();
        return schema.GetProperty("type").GetString() switch
        {
            "array" => $"[{string.Join(",", Enumerable.Range(0, LeastItems(schema)).Select(at => ValueOf(name, schema.GetProperty("items"), prompt, at == 0 ? line : $"{line}\n{at}", sentence, turn)))}]",
            "object" => $"{{{string.Join(",", schema.GetProperty("properties").EnumerateObject().Select(field => $"{Quoted(field.Name)}:{ValueOf(field.Name, field.Value, prompt, line, sentence)}"))}}}",
            "integer" or "number" => Score(schema, hash),
            _ => Quoted(FakeModelExample.Like(name, prompt, $"{line}\n{turn}") ?? name switch
            {
                "question" => QuestionOn(sentence),
                "evidence" or "answer" or "quote" => sentence,
                "reason" => $"The words \"{Head(sentence)}\" decide.",
                _ => $"{name} {hash % 100000}",
            }),
        };
    }

    private static int LeastItems(JsonElement schema) => schema.TryGetProperty("minItems", out JsonElement least) ? Math.Max(1, least.GetInt32()) : 1;

    // Seven of ten get the best score, two the next, one the worst.
    private static string Score(JsonElement schema, ulong hash)
    {
        int min = schema.TryGetProperty("minimum", out JsonElement least) ? least.GetInt32() : 1;
        int max = schema.TryGetProperty("maximum", out JsonElement most) ? most.GetInt32() : 3;
        int below = (hash % 10) switch { < 7 => 0, < 9 => 1, _ => max - min };
        return $"{Math.Max(min, max - below)}";
    }

    private static string Wrong(JsonElement schema) => schema.GetProperty("type").GetString() == "string" ? "7" : "\"seven\"";

    private static string QuestionOn(string sentence) => $"What is known about {Head(sentence)}?";

    private static string Head(string sentence) => string.Join(' ', sentence.Split(' ').Take(7));

    // The sentence that the slot's question was made of, else one by hash, so that slots and rows differ.
    private static string SentenceFor(string prompt, string line, int slot)
    {
        string[] sentences = SentencesOf(prompt, "passage") is { Length: > 0 } ofPassage ? ofPassage : SentencesOf(line, "context");
        if (sentences.Length == 0)
            return $"Nothing is known about number {Hash(line) % 1000}.";
        return sentences.FirstOrDefault(sentence => line.Contains(QuestionOn(sentence), StringComparison.Ordinal))
            ?? sentences[(int)((Hash(prompt) + (ulong)slot) % (ulong)sentences.Length)];
    }

    private static string[] SentencesOf(string text, string tag)
    {
        int start = text.IndexOf($"<{tag}>\n", StringComparison.Ordinal);
        int end = text.IndexOf($"\n</{tag}>", StringComparison.Ordinal);
        if (start < 0 || end < start)
            return [];
        return [.. Sentence().Matches(text[(start + tag.Length + 3)..end]).Select(match => match.Value.Trim()).Where(sentence => sentence.Count(c => c == ' ') >= 3 && sentence.Length < 1000)];
    }

    // From "Slot 3" to the next slot; a context in it is whole.
    private static string LineOf(string prompt, int slot)
    {
        int start = prompt.IndexOf($"\nSlot {slot}", StringComparison.Ordinal);
        if (start < 0)
            return $"{slot}";
        int end = prompt.IndexOf("\nSlot ", start + 1, StringComparison.Ordinal);
        int blank = prompt.IndexOf("\n\n", start + 1, StringComparison.Ordinal);
        if (prompt.IndexOf("<context>", start, StringComparison.Ordinal) is var context && context >= 0 && (end < 0 || context < end))
            blank = prompt.IndexOf("\n\n", prompt.IndexOf("</context>", context, StringComparison.Ordinal), StringComparison.Ordinal);
        end = end < 0 ? blank : blank < 0 ? end : Math.Min(end, blank);
        return end < 0 ? prompt[start..] : prompt[start..end];
    }

    private static int[]? SlotsOf(JsonElement schema, string prompt)
    {
        if (!schema.GetProperty("properties").TryGetProperty("items", out JsonElement items) || !items.TryGetProperty("items", out JsonElement item)
            || !item.TryGetProperty("properties", out JsonElement fields) || !fields.TryGetProperty("slot", out JsonElement slot))
            return null;
        return slot.TryGetProperty("enum", out JsonElement numbers)
            ? [.. numbers.EnumerateArray().Select(number => number.GetInt32())]
            : FakeModelForm.SlotsOf(prompt);
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    [GeneratedRegex(@"[^.\n]+\.?", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Sentence();
}
