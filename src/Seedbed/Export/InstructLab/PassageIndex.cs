using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Seedbed.Export.InstructLab;

/// <summary>Where a run's passages lie in its <c>chunks.jsonl</c>; the texts stay on disk until a leaf needs them.</summary>
internal sealed class PassageIndex : IDisposable
{
    private readonly string _path;
    private readonly SafeFileHandle? _file;
    private readonly Dictionary<string, SortedDictionary<int, LinePlace>> _documents = new(StringComparer.Ordinal);

    private PassageIndex(string path) => (_path, _file) = (path, File.Exists(path) ? File.OpenHandle(path) : null);

    /// <summary>Reads where they lie; a run without the file has none.</summary>
    public static async Task<PassageIndex> OfAsync(string path, CancellationToken cancellationToken)
    {
        var index = new PassageIndex(path);
        if (index._file is null)
            return index;
        await foreach (JsonLine line in JsonLinesFile.ReadAsync(path, cancellationToken).ConfigureAwait(false))
        {
            if (!line.Object.TryGetProperty("document", out JsonElement document) || document.ValueKind != JsonValueKind.String
                || !line.Object.TryGetProperty("number", out JsonElement number) || !number.TryWhole(out int value))
                throw new SeedbedException($"{path}, line {line.Number} is not a chunk; every line must have 'document', 'number' and 'text'");
            string name = document.GetString()!;
            if (!index._documents.TryGetValue(name, out SortedDictionary<int, LinePlace>? places))
                index._documents.Add(name, places = []);
            places[value] = line.Place;
        }

        return index;
    }

    public bool Has(PassageKey key) => _documents.TryGetValue(key.Document, out SortedDictionary<int, LinePlace>? places) && places.ContainsKey(key.Number);

    /// <summary>All passages of some documents, by the documents' names and the passages' numbers.</summary>
    public IReadOnlyDictionary<PassageKey, Passage> Of(IEnumerable<string> documents)
    {
        var passages = new Dictionary<PassageKey, Passage>();
        foreach (string document in documents.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            foreach ((int number, LinePlace place) in _documents.GetValueOrDefault(document) ?? [])
                passages.Add(new(document, number), Read(new(document, number), place));
        }

        return passages;
    }

    public void Dispose() => _file?.Dispose();

    private Passage Read(PassageKey key, LinePlace place)
    {
        JsonElement chunk = LineAt.Read(_file!, place, _path).Object;
        string text = chunk.TryGetProperty("text", out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new SeedbedException($"{_path}, line {place.Number} has no 'text'; every chunk must have its text");
        return new(key, text, Number(chunk, "start"), Number(chunk, "end"));
    }

    private static int Number(JsonElement chunk, string name) =>
        chunk.TryGetProperty(name, out JsonElement value) && value.TryWhole(out int number) ? number : 0;
}
