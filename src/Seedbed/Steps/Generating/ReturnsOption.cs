using System.Diagnostics.CodeAnalysis;
using Seedbed.Models.Replies;
using Seedbed.Steps.Options;
using Seedbed.Yaml;

namespace Seedbed.Steps.Generating;

/// <summary>Reads <c>returns:</c>, the columns that a model gives each row and what they look like.</summary>
internal static class ReturnsOption
{
    private const string Shapes =
        "`text`, `[text]` (a list), `{ choice: [a, b] }`, `{ number: { min: 1, max: 3 } }`, `{ text: { max: 500 } }` (its length in characters), `{ list: text, min: 2, max: 5 }`, or a mapping of fields";

    // Longer texts and lists are no answers to one question.
    private const int MostCharacters = 100_000;
    private const int MostItems = 1000;

    // Names with a meaning of their own in rows and replies.
    private static readonly string[] Taken = ["id", "source", "slot"];

    /// <summary>The option as the recipe reference lists it.</summary>
    public static OptionText Text { get; } =
        new("returns", "mapping of columns to shapes", $"the columns that the model gives each row, in the order in which it writes them; a shape is {Shapes}");

    /// <summary>Reads the option; a fault is noted with its place.</summary>
    public static bool TryRead(OptionValue value, [NotNullWhen(true)] out ObjectShape? shape)
    {
        shape = null;
        if (!value.TryMap(out YamlMap map))
            return false;
        if (map.Entries.Count == 0)
        {
            value.Fail("a mapping of at least one column");
            return false;
        }

        int before = value.Errors.Count;
        foreach (YamlEntry entry in map.Entries.Where(entry => Taken.Contains(entry.Key)))
            value.Errors.Add(entry.At, $"'{entry.Key}' can't be a column that {value.Owner} returns; give it another name");
        shape = Fields(value, map);
        return value.Errors.Count == before;
    }

    // Depth is bounded by the YAML reader.
    private static ReturnShape Shape(OptionValue value) => value.Node switch
    {
        YamlScalar { Text: "text" } => new TextShape(),
        YamlList { Items: [var item] } => new ListShape(Shape(value.Part(item))),
        YamlMap { Entries: [{ Key: "choice", Value: YamlList } only] } => Choice(value.Part(only.Value)),
        YamlMap { Entries: [{ Key: "number", Value: YamlMap range }] } => Number(value, range),
        YamlMap { Entries: [{ Key: "text", Value: YamlMap range }] } when AreEnds(range.Entries) => TextOf(value, range),
        YamlMap { Entries: [{ Key: "list" }, ..] } list when AreEnds([.. list.Entries.Skip(1)]) => ListOf(value, list.Entries[0], [.. list.Entries.Skip(1)]),
        YamlMap { Entries.Count: > 0 } map => Fields(value, map),
        _ => Wrong(value),
    };

    private static ObjectShape Fields(OptionValue value, YamlMap map) =>
        new([.. map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Shape(value.Part(entry.Value))))]);

    private static ReturnShape Choice(OptionValue value) =>
        value.TryTexts(out IReadOnlyList<string> choices) ? new ChoiceShape(choices) : new TextShape();

    private static ReturnShape Number(OptionValue value, YamlMap range)
    {
        double min = double.NegativeInfinity, max = double.PositiveInfinity;
        foreach (YamlEntry end in range.Entries)
        {
            if (end.Key is not ("min" or "max") || end.Value is not YamlScalar scalar || !scalar.TryNumber(out double number))
                return Wrong(value);
            (min, max) = end.Key == "min" ? (number, max) : (min, number);
        }

        return min <= max ? new NumberShape(min, max, double.IsInteger(min) && double.IsInteger(max)) : Wrong(value);
    }

    private static bool AreEnds(IReadOnlyList<YamlEntry> entries) =>
        entries.Count > 0 && entries.All(entry => entry is { Key: "min" or "max", Value: YamlScalar { Kind: YamlScalarKind.Whole or YamlScalarKind.Number } });

    private static TextShape TextOf(OptionValue value, YamlMap range)
    {
        (int min, int max) = Ends(value, range.Entries, 1, TextShape.DefaultLimit, MostCharacters);
        return new(max, min);
    }

    private static ListShape ListOf(OptionValue value, YamlEntry item, IReadOnlyList<YamlEntry> range)
    {
        (int min, int max) = Ends(value, range, 1, ListShape.DefaultMax, MostItems);
        return new(Shape(value.Part(item.Value)), min, max);
    }

    private static (int Min, int Max) Ends(OptionValue value, IReadOnlyList<YamlEntry> range, int min, int max, int most)
    {
        foreach (YamlEntry end in range)
        {
            if (!value.Part(end.Value).TryWhole(1, most, out int number))
                return (1, 1);
            (min, max) = end.Key == "min" ? (number, max) : (min, number);
        }

        max = range.Any(end => end.Key == "max") ? max : Math.Max(min, max);
        if (min > max)
            value.Errors.Add(range[0].At, $"'{value.Name}' of {value.Owner} has a 'min' of {min} above its 'max' of {max}; turn them round");
        return (min, max);
    }

    private static TextShape Wrong(OptionValue value)
    {
        value.Fail(Shapes);
        return new();
    }
}
