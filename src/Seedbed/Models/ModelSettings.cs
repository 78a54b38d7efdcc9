namespace Seedbed.Models;

/// <summary>A model and how it is asked: what the user says about it in <c>--model</c> or <c>seedbed.yaml</c>.</summary>
public sealed record ModelSettings
{
    /// <summary>The model's name as its server knows it.</summary>
    public required string Name { get; init; }

    /// <summary>The base address of its API: <c>http://127.0.0.1:8000/v1</c>; of a batch model the <c>file:</c> address of its folder.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Further endpoints that serve the same model.</summary>
    public IReadOnlyList<Uri> FurtherEndpoints { get; init; } = [];

    /// <summary>Whose way of speaking the endpoint has.</summary>
    public ModelProvider Provider { get; init; }

    /// <summary>What its tokens cost; null when nobody said.</summary>
    public ModelPrice? Price { get; init; }

    /// <summary>The environment variable that holds the API key; null: no key is sent. The key itself is never kept.</summary>
    public string? ApiKeyVariable { get; init; }

    /// <summary>Tokens that prompt and reply may have together; null when unknown.</summary>
    public int? ContextWindow { get; init; }

    /// <summary>Tokens that one reply may have (<c>max_tokens</c>); null: <see cref="DefaultGenerationTokens"/>.</summary>
    public int? GenerationTokens { get; init; }

    /// <summary>How the model draws its words.</summary>
    public SamplingSettings Sampling { get; init; } = new();

    /// <summary>How long to wait and how much to ask at once. Never part of a replay key.</summary>
    public RequestLimits Limits { get; init; } = new();

    /// <summary>Whether replies are asked for in pieces, so that <see cref="RequestLimits.FirstByteTimeOut"/> is the time to the first word.</summary>
    public bool Stream { get; init; }

    /// <summary>A context window where none is known, in tokens.</summary>
    public const int DefaultContextWindow = 8192;

    /// <summary>A reply's length where none is set, in tokens.</summary>
    public const int DefaultGenerationTokens = 1024;

    /// <summary>Reads the forms that <c>--model</c> takes: <c>http://host:port/v1#name</c>, <c>openai:NAME</c>, <c>anthropic:NAME</c>, <c>ollama:NAME</c>, <c>batch:FOLDER</c>.</summary>
    /// <exception cref="SeedbedException">It is of none of these forms; the message says which there are.</exception>
    public static ModelSettings Parse(string address) => ModelAddress.Parse(address);

    /// <summary>Sees that every setting is in its range.</summary>
    /// <exception cref="SeedbedException">Some are not; the message names them all.</exception>
    public void Check()
    {
        (bool IsRight, string Range)[] ranges =
        [
            (Name.Length > 0, "name must not be empty"),
            (ContextWindow is null or >= 256, "context-window must be at least 256 tokens"),
            (GenerationTokens is null or >= 16, "generation-tokens must be at least 16"),
            (Sampling.Temperature is null or (>= 0 and <= 2), "temperature must be from 0 to 2"),
            (Sampling.TopP is null or (> 0 and <= 1), "top-p must be above 0 and at most 1"),
            (Sampling.TopK is null or >= 1, "top-k must be at least 1"),
            (Sampling.MinP is null or (>= 0 and <= 1), "min-p must be from 0 to 1"),
            (Sampling.FrequencyPenalty is null or (>= -2 and <= 2), "frequency-penalty must be from -2 to 2"),
            (Sampling.PresencePenalty is null or (>= -2 and <= 2), "presence-penalty must be from -2 to 2"),
            (Sampling.Logprobs is null or (>= 0 and <= 20), "logprobs must be from 0 to 20"),
            .. Sampling.Extras.Keys.Where(ReservedParameters.Has).Select(name => (false, ReservedParameters.Clash(name))),
            .. Provider == ModelProvider.Anthropic ? AnthropicRanges() : [],
            (Price is null or { Input: >= 0, Output: >= 0, CachedInput: null or >= 0 }, "a price must not be below 0"),
            (Limits.MaxInFlight is >= 1 and <= 100_000, "max-in-flight must be from 1 to 100000"),
            (Limits.Attempts is >= 1 and <= 100, "attempts must be from 1 to 100"),
            (Limits.TimeOut > TimeSpan.Zero && Limits.TimeOut <= TimeSpan.FromDays(1), "the time-out must be above 0 and at most a day"),
            (Limits.ConnectTimeOut > TimeSpan.Zero && Limits.ConnectTimeOut <= TimeSpan.FromDays(1), "the connect time-out must be above 0 and at most a day"),
            (Limits.FirstByteTimeOut is not { } first || (first > TimeSpan.Zero && first <= TimeSpan.FromDays(1)), "the first-byte time-out must be above 0 and at most a day"),
            (Limits.Backoff >= TimeSpan.Zero && Limits.Backoff <= TimeSpan.FromHours(1), "the backoff must be from 0 to an hour"),
        ];
        string[] wrong = [.. ranges.Where(range => !range.IsRight).Select(range => range.Range)];
        if (wrong.Length > 0)
            throw new SeedbedException($"model '{Name}': {string.Join("; ", wrong)}");
    }

    // What the server would refuse in every request.
    private (bool IsRight, string Range)[] AnthropicRanges() =>
    [
        (Sampling.Temperature is null or <= 1, "temperature must be from 0 to 1 for Anthropic"),
        (!Stream, "Anthropic is not asked for replies in pieces; leave stream out"),
        (Sampling is { MinP: null, FrequencyPenalty: null, PresencePenalty: null, Logprobs: null, Seed: null }, "Anthropic takes no min-p, penalties, logprobs or seed; leave them out"),
    ];
}
