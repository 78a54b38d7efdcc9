using System.Text.Json;

namespace Seedbed.Tokens;

/// <summary>Reads a Hugging Face <c>tokenizer.json</c> that is a byte-level BPE. Its added and special tokens are ordinary text.</summary>
internal sealed class TokenizerFile
{
    private const int MostBytes = 256 << 20;
    private const int HighestId = 10_000_000;

    private readonly string _path;
    private readonly JsonElement _model;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<byte[]?> _tokens = [];

    private TokenizerFile(string path, JsonElement model) => (_path, _model) = (path, model);

    /// <summary>The tokenizer of a file.</summary>
    /// <exception cref="SeedbedException">It can't be read, or is no byte-level BPE.</exception>
    public static Tokenizer Read(string path)
    {
        try
        {
            // A device or a pipe has no length, and might never end.
            if (new FileInfo(path).Length is 0 or > MostBytes)
                throw new SeedbedException($"{path} is empty, or larger than {MostBytes >> 20} MiB; give the path of a Hugging Face tokenizer.json");
            using JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(path, file.RootElement);
        }
        catch (JsonException fault)
        {
            throw new SeedbedException($"{path}:{(fault.LineNumber ?? 0) + 1} is not JSON; give the path of a Hugging Face tokenizer.json", fault);
        }
        catch (InvalidOperationException fault)
        {
            throw new SeedbedException($"{path} is not laid out as a Hugging Face tokenizer.json; give the path of one", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SeedbedException($"cannot read {path}: {fault.Message.TrimEnd('.')}", fault);
        }
    }

    private static Tokenizer Read(string path, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("model", out JsonElement model) || model.ValueKind != JsonValueKind.Object)
            throw new SeedbedException($"{path} has no 'model'; give the path of a Hugging Face tokenizer.json");
        var reader = new TokenizerFile(path, model);
        reader.RequireBpe();
        var splitting = new SplitReader(path);
        SplitPattern[] patterns = splitting.Read(root);
        bool composes = reader.Composes(root);
        reader.ReadVocabulary();
        int[] bytes = reader.Bytes();
        var merges = new PairMerges(bytes, reader.Merges());
        return new(Vocabulary.Of(reader._tokens, reader.Added(root)), patterns, merges, IsTrue(model, "ignore_merges"), composes)
        {
            Caveat = splitting.Caveat,
        };
    }

    private SeedbedException Fault(string what) => new($"{_path} {what}; only byte-level BPE can be read, such as GPT-2's, Llama 3's and Qwen's");

    private void RequireBpe()
    {
        string type = Text(_model, "type") ?? (_model.TryGetProperty("merges", out _) ? "BPE" : "");
        if (type != "BPE")
            throw Fault(type.Length > 0 ? $"is a {type} tokenizer" : "does not say what kind of tokenizer it is");
        if (IsTrue(_model, "byte_fallback"))
            throw Fault("is a BPE of characters that falls back to bytes (byte_fallback)");
        if (Text(_model, "continuing_subword_prefix") is { Length: > 0 } || Text(_model, "end_of_word_suffix") is { Length: > 0 })
            throw Fault("marks where words go on or end");
    }

    private bool Composes(JsonElement root)
    {
        if (!root.TryGetProperty("normalizer", out JsonElement normalizer) || normalizer.ValueKind != JsonValueKind.Object)
            return false;
        JsonElement[] parts = Text(normalizer, "type") == "Sequence" && normalizer.TryGetProperty("normalizers", out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray()]
            : [normalizer];
        foreach (JsonElement part in parts)
        {
            if (Text(part, "type") is var type and not "NFC")
                throw Fault($"changes text before it cuts it (normalizer '{type}')");
        }

        return parts.Length > 0;
    }

    private void ReadVocabulary()
    {
        if (!_model.TryGetProperty("vocab", out JsonElement vocabulary) || vocabulary.ValueKind != JsonValueKind.Object)
            throw Fault("has no vocabulary (model.vocab)");
        foreach (JsonProperty token in vocabulary.EnumerateObject())
        {
            _ids[token.Name] = Id(token.Value, token.Name);
            Put(_ids[token.Name], ByteAlphabet.Of(token.Name) ?? ByteAlphabet.Plain(token.Name));
        }
    }

    private int Id(JsonElement value, string token) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int id) && id is >= 0 and <= HighestId
            ? id
            : throw new SeedbedException($"{_path}: the token '{token}' has the id {value.GetRawText()}; ids are whole numbers from 0 to {HighestId}");

    private void Put(int id, byte[] bytes)
    {
        while (_tokens.Count <= id)
            _tokens.Add(null);
        _tokens[id] = bytes;
    }

    private int[] Bytes()
    {
        int[] bytes = new int[256];
        Array.Fill(bytes, -1);
        for (int id = 0; id < _tokens.Count; id++)
        {
            if (_tokens[id] is [var single])
                bytes[single] = id;
        }

        int missing = Array.FindIndex(bytes, static id => id < 0);
        while (missing >= 0 && !ByteAlphabet.Occurs((byte)missing))
            missing = missing == 255 ? -1 : Array.FindIndex(bytes, missing + 1, static id => id < 0);
        return missing < 0 ? bytes : throw Fault($"has no token for the byte 0x{missing:X2}");
    }

    private List<(int Left, int Right, int Joined)> Merges()
    {
        if (!_model.TryGetProperty("merges", out JsonElement listed) || listed.ValueKind != JsonValueKind.Array)
            throw Fault("has no merges (model.merges)");
        var merges = new List<(int, int, int)>(listed.GetArrayLength());
        foreach (JsonElement merge in listed.EnumerateArray())
        {
            (string left, string right) = Halves(merge, merges.Count + 1);
            merges.Add((Part(left, merge, merges.Count), Part(right, merge, merges.Count), Part(left + right, merge, merges.Count)));
        }

        return merges;
    }

    private (string Left, string Right) Halves(JsonElement merge, int number)
    {
        if (merge.ValueKind == JsonValueKind.Array && merge.GetArrayLength() == 2 && merge[0].ValueKind == JsonValueKind.String && merge[1].ValueKind == JsonValueKind.String)
            return (merge[0].GetString()!, merge[1].GetString()!);
        string text = merge.ValueKind == JsonValueKind.String ? merge.GetString()! : "";
        int space = text.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && space < text.Length - 1
            ? (text[..space], text[(space + 1)..])
            : throw new SeedbedException($"{_path}: merge {number} is {merge.GetRawText()}; a merge is two tokens, \"a b\" or [\"a\", \"b\"]");
    }

    private int Part(string token, JsonElement merge, int before) => _ids.TryGetValue(token, out int id)
        ? id
        : throw new SeedbedException($"{_path}: merge {before + 1}, {merge.GetRawText()}, needs the token '{token}', which the vocabulary lacks; the file is damaged or cut");

    // They can be decoded, but no text becomes one.
    private HashSet<int> Added(JsonElement root)
    {
        var added = new HashSet<int>();
        if (!root.TryGetProperty("added_tokens", out JsonElement tokens) || tokens.ValueKind != JsonValueKind.Array)
            return added;
        foreach (JsonElement token in tokens.EnumerateArray())
        {
            if (Text(token, "content") is not { } content || _ids.ContainsKey(content) || !token.TryGetProperty("id", out JsonElement given))
                continue;
            int id = Id(given, content);
            if (id < _tokens.Count && _tokens[id] is not null)
                continue;
            Put(id, ByteAlphabet.Plain(content));
            added.Add(id);
        }

        return added;
    }

    private static bool IsTrue(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement flag) && flag.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
