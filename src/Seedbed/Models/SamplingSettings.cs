using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>How a model draws its words. What is null is left to the step, then to the server.</summary>
public sealed record SamplingSettings
{
    private const string Property = "seedbed.sampling";

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

    /// <summary>
    /// Puts the sampling into a request's options. What <see cref="ChatOptions"/> has no place for (<see cref="MinP"/>,
    /// <see cref="Logprobs"/>, <see cref="Extras"/>) goes along as these settings themselves, where providers and the replay
    /// key find it with <see cref="Of"/>.
    /// </summary>
    /// <param name="options">The request's options.</param>
    /// <param name="temperature">The temperature where none is set here.</param>
    /// <param name="repeat">How many requests of the same words went before: the seed moves on by so many.</param>
    public void ApplyTo(ChatOptions options, float? temperature = null, long repeat = 0)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Temperature = Temperature ?? temperature;
        options.TopP = TopP;
        options.TopK = TopK;
        options.Seed = Seed + repeat;
        options.FrequencyPenalty = FrequencyPenalty;
        options.PresencePenalty = PresencePenalty;
        if (MinP is not null || Logprobs is not null || Extras.Count > 0)
            (options.AdditionalProperties ??= [])[Property] = this;
    }

    /// <summary>The settings that a request's options hold; null when they hold nothing beyond the options' own members.</summary>
    public static SamplingSettings? Of(ChatOptions? options) =>
        options?.AdditionalProperties is { } properties && properties.TryGetValue(Property, out object? sampling) ? sampling as SamplingSettings : null;

    /// <summary>The extras in the order of their names, in which keys and identities take them.</summary>
    internal IEnumerable<KeyValuePair<string, JsonElement>> OrderedExtras => Extras.OrderBy(extra => extra.Key, StringComparer.Ordinal);
}
