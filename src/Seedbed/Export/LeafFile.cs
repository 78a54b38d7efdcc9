using System.Text.Json;

namespace Seedbed.Export;

/// <summary>Reads a run's <c>leaves.jsonl</c>.</summary>
public static class LeafFile
{
    /// <summary>The leaves, in the file's order; none when there is no such file. A part that is missing or of another kind counts as not said.</summary>
    /// <exception cref="SeedbedException">The file can't be read, a line is broken, or one has no <c>leaf</c>; the message names the line.</exception>
    public static async Task<IReadOnlyList<LeafFacts>> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        if (!File.Exists(path))
            return [];
        var leaves = new List<LeafFacts>();
        await foreach (JsonLine line in JsonLinesFile.ReadAsync(path, cancellationToken).ConfigureAwait(false))
        {
            string leaf = Text(line.Object, "leaf")
                ?? throw new SeedbedException($"{path}, line {line.Number} has no 'leaf'; every line must name the leaf that it describes");
            leaves.Add(Read(leaf, line.Object));
        }

        return leaves;
    }

    private static LeafFacts Read(string leaf, JsonElement json)
    {
        JsonElement documents = Member(json, "documents");
        return new(leaf)
        {
            Kinds = [.. Items(json, "kinds").Select(DatasetRow.Plain).OfType<string>()],
            CreatedBy = Text(json, "created_by"),
            TaskDescription = Text(json, "task_description"),
            Domain = Text(json, "domain"),
            Seeds = [.. Items(json, "seed_examples").SelectMany(Seeds)],
            Repository = Text(documents, "repo"),
            Commit = Text(documents, "commit"),
            Patterns = [.. Items(documents, "patterns").Select(DatasetRow.Plain).OfType<string>()],
            Attribution = Text(json, "attribution"),
        };
    }

    private static IEnumerable<LeafSeed> Seeds(JsonElement example)
    {
        string? context = Text(example, "context");
        foreach (JsonElement pair in Items(example, "pairs"))
        {
            if (Text(pair, "question") is { } question && Text(pair, "answer") is { } answer)
                yield return new(context, question, answer);
        }
    }

    private static string? Text(JsonElement json, string name) => DatasetRow.Plain(Member(json, name)) is { Length: > 0 } text ? text : null;

    private static JsonElement[] Items(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    private static JsonElement Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) ? value : default;
}
