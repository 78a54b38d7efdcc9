namespace Seedbed.Models;

/// <summary>A model and how it is asked: what the user says about it in <c>--model</c> or <c>seedbed.yaml</c>.</summary>
public sealed record ModelSettings
{
    /// <summary>The model's name as its server knows it.</summary>
    public required string Name { get; init; }

    /// <summary>The base address of an OpenAI-compatible API: <c>http://127.0.0.1:8000/v1</c>.</summary>
    public required Uri Endpoint { get; init; }

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

    /// <summary>A context window where none is known, in tokens.</summary>
    public const int DefaultContextWindow = 8192;

    /// <summary>A reply's length where none is set, in tokens.</summary>
    public const int DefaultGenerationTokens = 1024;

    /// <summary>Reads <c>http://host:port/v1#name</c>, the form that <c>--model</c> takes.</summary>
    /// <exception cref="SeedbedException">It is not of that form; the message says what is.</exception>
    public static ModelSettings Parse(string address) => ModelAddress.Parse(address);
}
