using Seedbed.Models;
using Seedbed.Steps.Options;

namespace Seedbed.Configuration;

/// <summary>One model of <c>seedbed.yaml</c>, under <c>models: NAME:</c>.</summary>
public sealed record ModelEntry
{
    private static readonly RequestLimits Usual = new();

    /// <summary>How an entry is read.</summary>
    public static OptionTable<ModelEntry> Table { get; } = new OptionTable<ModelEntry>(new())
        .Text("endpoint", "the base address of an OpenAI-compatible server", (o, v) => o with { Endpoint = v }, shape: "http://host:port/v1")
        .Text("model", "the model's name as its server knows it", (o, v) => o with { Model = v })
        .Text("api-key-env", "the environment variable that holds the key; the key itself is never written down", (o, v) => o with { ApiKeyVariable = v })
        .Whole("context-window", "tokens that prompt and reply may have together", (o, v) => o with { ContextWindow = v }, 256, int.MaxValue, "8192")
        .Whole("generation-tokens", "tokens that one reply may have", (o, v) => o with { GenerationTokens = v }, 1, int.MaxValue, "1024")
        .Number("temperature", "how freely words are drawn", (o, v) => o with { Sampling = o.Sampling with { Temperature = (float)v } }, 0, 2, "0.7 to generate, 0 to judge")
        .Number("top-p", "nucleus sampling", (o, v) => o with { Sampling = o.Sampling with { TopP = (float)v } }, 0, 1)
        .Whole("seed", "the seed of a unit's first draw", (o, v) => o with { Sampling = o.Sampling with { Seed = v } }, 0, int.MaxValue)
        .Whole("time-out", "seconds for one request", (o, v) => o with { Limits = o.Limits with { TimeOut = TimeSpan.FromSeconds(v) } }, 1, 86_400, "300")
        .Whole("max-in-flight", "requests at once", (o, v) => o with { Limits = o.Limits with { MaxInFlight = v } }, 1, 4096, "16")
        .Required("endpoint", "model");

    /// <summary>The server's base address.</summary>
    public string Endpoint { get; init; } = "";

    /// <summary>The model's name.</summary>
    public string Model { get; init; } = "";

    /// <summary>The key's environment variable.</summary>
    public string? ApiKeyVariable { get; init; }

    /// <summary>Tokens of prompt and reply together.</summary>
    public int? ContextWindow { get; init; }

    /// <summary>Tokens of one reply.</summary>
    public int? GenerationTokens { get; init; }

    /// <summary>How words are drawn.</summary>
    public SamplingSettings Sampling { get; init; } = new();

    /// <summary>Time-out and requests at once.</summary>
    public RequestLimits Limits { get; init; } = Usual;

    /// <summary>The settings that the entry stands for.</summary>
    /// <exception cref="SeedbedException">The endpoint is no address.</exception>
    public ModelSettings ToSettings() => ModelSettings.Parse($"{Endpoint}#{Model}") with
    {
        ApiKeyVariable = ApiKeyVariable,
        ContextWindow = ContextWindow,
        GenerationTokens = GenerationTokens,
        Sampling = Sampling,
        Limits = Limits,
    };
}
