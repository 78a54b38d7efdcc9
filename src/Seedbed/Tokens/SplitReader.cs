using System.Text.Json;
using System.Text.RegularExpressions;

namespace Seedbed.Tokens;

/// <summary>Reads the <c>pre_tokenizer</c> of a <c>tokenizer.json</c>: the patterns that cut text into pieces, one within the other.</summary>
internal sealed class SplitReader(string file)
{
    private const string Contraction = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
    private const string Upper = @"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]";
    private const string Lower = @"[\p{Ll}\p{Lm}\p{Lo}\p{M}]";
    private const string Spaces = @"\s*[\r\n]+|\s+(?!\S)|\s+";

    private static readonly Dictionary<string, SplitPattern> Known = new(StringComparer.Ordinal)
    {
        [$@"{Contraction}|[^\r\n\p{{L}}\p{{N}}]?\p{{L}}+|\p{{N}}{{1,3}}| ?[^\s\p{{L}}\p{{N}}]+[\r\n]*|{Spaces}"] = Cl100kPattern.End,
        [$@"{Contraction}|[^\r\n\p{{L}}\p{{N}}]?\p{{L}}+|\p{{N}}| ?[^\s\p{{L}}\p{{N}}]+[\r\n]*|{Spaces}"] = Cl100kPattern.EndWithSingleDigits,
        [$@"[^\r\n\p{{L}}\p{{N}}]?{Upper}*{Lower}+{Contraction}?|[^\r\n\p{{L}}\p{{N}}]?{Upper}+{Lower}*{Contraction}?|\p{{N}}{{1,3}}| ?[^\s\p{{L}}\p{{N}}]+[\r\n/]*|{Spaces}"] = O200kPattern.End,
        [@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"] = Gpt2Pattern.End,
    };

    private readonly List<SplitPattern> _patterns = [];
    private bool _isByteLevel;

    /// <summary>What a text's time may depend on beside its length; null when nothing.</summary>
    public string? Caveat { get; private set; }

    /// <summary>Whether a pattern is one of those written by hand, which end a piece with a line that a letter comes after.</summary>
    public static bool IsKnown(SplitPattern pattern) => Known.ContainsValue(pattern);

    /// <summary>The patterns.</summary>
    /// <exception cref="SeedbedException">It is not byte-level, or cuts in a way that is not known.</exception>
    public SplitPattern[] Read(JsonElement root)
    {
        if (root.TryGetProperty("pre_tokenizer", out JsonElement splitting) && splitting.ValueKind == JsonValueKind.Object)
            Add(splitting);
        if (!_isByteLevel)
            throw Fault("is a BPE, but not byte-level (its pre_tokenizer has no ByteLevel)");
        return _patterns.Count > 0 ? [.. _patterns] : [static (text, _) => text.Length];
    }

    private SeedbedException Fault(string what) => new($"{file} {what}; only byte-level BPE can be read, such as GPT-2's, Llama 3's and Qwen's");

    private void Add(JsonElement part)
    {
        string type = part.ValueKind == JsonValueKind.Object && part.TryGetProperty("type", out JsonElement named) && named.ValueKind == JsonValueKind.String ? named.GetString()! : "";
        switch (type)
        {
            case "Sequence" when part.TryGetProperty("pretokenizers", out JsonElement parts) && parts.ValueKind == JsonValueKind.Array:
                foreach (JsonElement one in parts.EnumerateArray())
                    Add(one);
                break;
            case "ByteLevel" when Flag(part, "add_prefix_space", false):
                throw Fault("puts a space before each text (add_prefix_space), so that its tokens are not those of the text");
            case "ByteLevel":
                _isByteLevel = true;
                if (Flag(part, "use_regex", true))
                    _patterns.Add(Gpt2Pattern.End);
                break;
            case "Digits":
                _patterns.Add(Of(Flag(part, "individual_digits", false) ? @"\p{N}" : @"\p{N}+"));
                break;
            case "Split":
                _patterns.Add(Split(part));
                break;
            default:
                throw Fault($"cuts text by a pre_tokenizer '{type}', which is not known");
        }
    }

    private SplitPattern Split(JsonElement part)
    {
        string behavior = part.TryGetProperty("behavior", out JsonElement named) && named.ValueKind == JsonValueKind.String ? named.GetString()! : "";
        bool keepsMatches = behavior == "Removed" && Flag(part, "invert", false);
        string? pattern = Pattern(part);
        if (pattern is null)
            throw Fault("cuts text by a Split without a pattern");
        if (Known.TryGetValue(pattern, out SplitPattern? known) && (keepsMatches || behavior == "Isolated"))
            return known;
        return behavior == "Isolated" ? Of(pattern) : throw Fault($"cuts text by a Split that is '{behavior}', which is not known");
    }

    private static string? Pattern(JsonElement part) =>
        !part.TryGetProperty("pattern", out JsonElement pattern) || pattern.ValueKind != JsonValueKind.Object ? null
        : pattern.TryGetProperty("Regex", out JsonElement regex) && regex.ValueKind == JsonValueKind.String ? regex.GetString()
        : pattern.TryGetProperty("String", out JsonElement text) && text.ValueKind == JsonValueKind.String ? Regex.Escape(text.GetString()!)
        : null;

    private SplitPattern Of(string pattern)
    {
        var regex = new RegexPattern(pattern, file);
        if (!regex.IsLinear)
            Caveat = $"{file} cuts text by a pattern of its own that looks ahead; on unlucky text it may take longer than the text's length says";
        return regex.End;
    }

    private static bool Flag(JsonElement part, string name, bool otherwise) =>
        part.TryGetProperty(name, out JsonElement flag) && flag.ValueKind is JsonValueKind.True or JsonValueKind.False ? flag.GetBoolean() : otherwise;
}
