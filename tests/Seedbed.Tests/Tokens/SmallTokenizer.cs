using System.Text.Json.Nodes;
using Seedbed.Tests.Doubles;
using Seedbed.Tokens;

namespace Seedbed.Tests.Tokens;

/// <summary>A tokenizer.json of the first tokens of cl100k_base, laid out as Hugging Face does.</summary>
internal sealed class SmallTokenizer : IDisposable
{
    public const int Tokens = 4000;

    public const string Cl100k = @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    private readonly TempFolder _folder = new();
    private readonly Dictionary<byte, char> _alphabet = [];

    public SmallTokenizer(bool pairs = false)
    {
        for (int c = 0; c < 0x144; c++)
        {
            if (ByteAlphabet.Of($"{(char)c}") is [var value])
                _alphabet[value] = (char)c;
        }

        var vocabulary = new JsonObject();
        var merges = new JsonArray();
        string[] tokens = [.. Enumerable.Range(0, Tokens).Select(id => Written(Tokenizer.Cl100k.Vocabulary[id]))];
        var known = tokens.ToHashSet();
        for (int id = 0; id < Tokens; id++)
        {
            string token = tokens[id];
            vocabulary[token] = id;
            for (int i = 1; i < token.Length; i++)
            {
                if (known.Contains(token[..i]) && known.Contains(token[i..]))
                    merges.Add(pairs ? new JsonArray(token[..i], token[i..]) : $"{token[..i]} {token[i..]}");
            }
        }

        Root = new()
        {
            ["added_tokens"] = new JsonArray(new JsonObject { ["id"] = Tokens, ["content"] = "<|end|>", ["special"] = true }),
            ["normalizer"] = null,
            ["pre_tokenizer"] = new JsonObject
            {
                ["type"] = "Sequence",
                ["pretokenizers"] = new JsonArray(
                    Split(Cl100k),
                    new JsonObject { ["type"] = "ByteLevel", ["add_prefix_space"] = false, ["use_regex"] = false }),
            },
            ["model"] = new JsonObject { ["type"] = "BPE", ["ignore_merges"] = true, ["vocab"] = vocabulary, ["merges"] = merges },
        };
    }

    public JsonObject Root { get; }

    public string File => Path.Combine(_folder.Path, "tokenizer.json");

    public JsonArray Splits => Root["pre_tokenizer"]!["pretokenizers"]!.AsArray();

    public static JsonObject Split(string regex) => new() { ["type"] = "Split", ["pattern"] = new JsonObject { ["Regex"] = regex }, ["behavior"] = "Isolated", ["invert"] = false };

    /// <summary>The same tokens and pattern as the file's, without a file.</summary>
    public static Tokenizer Reference { get; } = new(
        Vocabulary.Of([.. Enumerable.Range(0, Tokens).Select(id => Tokenizer.Cl100k.Vocabulary[id].ToArray())], new HashSet<int>()), Cl100kPattern.End);

    public Tokenizer Load()
    {
        System.IO.File.WriteAllText(File, Root.ToJsonString());
        return Tokenizer.Load(File);
    }

    public void Dispose() => _folder.Dispose();

    private string Written(ReadOnlySpan<byte> bytes)
    {
        char[] token = new char[bytes.Length];
        for (int i = 0; i < token.Length; i++)
            token[i] = _alphabet[bytes[i]];
        return new(token);
    }
}
