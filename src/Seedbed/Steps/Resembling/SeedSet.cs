using System.Collections.Concurrent;
using System.Text.Json;

namespace Seedbed.Steps.Resembling;

/// <summary>The texts of a list of seed examples, measured once. What a seed lacks is not compared with it. Safe to use from several threads.</summary>
internal sealed class SeedSet(IReadOnlyList<JsonElement> seeds)
{
    public const string Question = "question";
    public const string Answer = "answer";
    public const string Context = "context";

    private readonly ConcurrentDictionary<string, TextMeasure?[]> _measured = new(StringComparer.Ordinal);

    /// <summary>How many seeds there are.</summary>
    public int Count => seeds.Count;

    /// <summary>What is measured of a text that plays a part.</summary>
    public static TextMeasure Measure(string part, string text) =>
        new(part == Question ? QuestionForm.Of(text) : TextFormat.Of(text), WordCount.Of(text), TextLanguage.Of(text));

    /// <summary>A seed's text of a part; null where it has none.</summary>
    public static string? TextIn(JsonElement seed, string part) =>
        seed.ValueKind != JsonValueKind.Object || !seed.TryGetProperty(part, out JsonElement value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.GetRawText();

    /// <summary>What is measured of a part of all seeds that have it.</summary>
    public IReadOnlyList<TextMeasure> Of(string part) => [.. All(part).OfType<TextMeasure>()];

    /// <summary>The same of one seed by its place; nothing where it lacks the part.</summary>
    public IReadOnlyList<TextMeasure> Of(string part, int seed) => All(part)[seed] is { } measure ? [measure] : [];

    /// <summary>Whether one seed says just this in each of the parts, case, punctuation and spacing aside.</summary>
    public bool Holds(IReadOnlyList<(string Part, string Text)> texts) => texts.Count > 0
        && seeds.Any(seed => texts.All(text => TextIn(seed, text.Part) is { } said && NormalText.Of(said) == NormalText.Of(text.Text)));

    private TextMeasure?[] All(string part) =>
        _measured.GetOrAdd(part, part => [.. seeds.Select(seed => TextIn(seed, part) is { } text ? Measure(part, text) : null)]);
}
