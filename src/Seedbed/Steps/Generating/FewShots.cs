using System.Text.Json;
using Seedbed.Models.Replies;
using Seedbed.Steps.Options;
using Seedbed.Yaml;

namespace Seedbed.Steps.Generating;

/// <summary>Reads a user's few-shot examples: JSON Lines (<c>.jsonl</c>), else a YAML or JSON list of mappings.</summary>
internal static class FewShots
{
    /// <summary>The examples as a JSON list.</summary>
    /// <exception cref="SeedbedException">The file is missing, empty, or not of that form.</exception>
    public static JsonElement Read(FileName file, StepFiles files)
    {
        string text = files.Text(file);
        List<JsonElement> examples = file.Path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase)
            ? Lines(file.Path, text)
            : List(file.Path, text);
        if (examples.Count == 0)
            throw new SeedbedException($"{file.Path} holds no examples; write at least one, or leave it out");
        return JsonValue.Of(writer =>
        {
            writer.WriteStartArray();
            foreach (JsonElement example in examples)
                example.WriteTo(writer);
            writer.WriteEndArray();
        });
    }

    private static List<JsonElement> Lines(string file, string text)
    {
        var examples = new List<JsonElement>();
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                examples.Add(Line(line) ?? throw new SeedbedException($"{file}:{number} is not a JSON object; write one example a line"));
        }

        return examples;
    }

    private static JsonElement? Line(string line)
    {
        try
        {
            var value = JsonElement.Parse(line);
            return value.ValueKind == JsonValueKind.Object ? value : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<JsonElement> List(string file, string text)
    {
        if (YamlReader.Read(text, file) is not YamlList list)
            throw new SeedbedException($"{file} must be a list of examples, each a mapping; begin every example with '- '");
        if (list.Items.FirstOrDefault(item => item is not YamlMap) is { } odd)
            throw new SeedbedException($"{odd.At}: an example must be a mapping, not {odd.Described}");
        return [.. list.Items.Select(item => item.ToJson())];
    }
}
