using System.Text.Json;

namespace Seedbed.Models;

/// <summary>How a model draws its words. What is null is left to the step, then to the server.</summary>
public sealed record SamplingSettings
{
    /// <summary>0 to 2; null: the step's own (0.7 to generate, 0 to judge).</summary>
    public float? Temperature { get; init; }

    /// <summary>Nucleus sampling, above 0 and up to 1.</summary>
    public float? TopP { get; init; }

    /// <summary>The seed of a unit's first draw; each further draw and each request that repeats another takes the next number.</summary>
    public long? Seed { get; init; }

    /// <summary>Only the so many likeliest words are drawn from.</summary>
    public int? TopK { get; init; }

    /// <summary>Only words at least so likely as this part of the likeliest one's chance are drawn from, 0 to 1 (vLLM, llama.cpp).</summary>
    public float? MinP { get; init; }

    /// <summary>-2 to 2; above 0, words lose with each time they were used.</summary>
    public float? FrequencyPenalty { get; init; }

    /// <summary>-2 to 2; above 0, words lose once they were used.</summary>
    public float? PresencePenalty { get; init; }

    /// <summary>How many likeliest words' log probabilities the server sends for each word, 0 to 20; null: none.</summary>
    public int? Logprobs { get; init; }

    /// <summary>What else the server takes, sent as it is: <c>chat_template_kwargs: { enable_thinking: false }</c>.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extras { get; init; } = new Dictionary<string, JsonElement>();
}
