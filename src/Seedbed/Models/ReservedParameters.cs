namespace Seedbed.Models;

/// <summary>The parameters of a request that are Seedbed's to set, and which setting stands for each.</summary>
internal static class ReservedParameters
{
    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal)
    {
        ["model"] = "model",
        ["messages"] = null,
        ["input"] = null,
        ["system"] = null,
        ["temperature"] = "temperature",
        ["top_p"] = "top-p",
        ["top_k"] = "top-k",
        ["min_p"] = "min-p",
        ["frequency_penalty"] = "frequency-penalty",
        ["presence_penalty"] = "presence-penalty",
        ["seed"] = "seed",
        ["n"] = null,
        ["stop"] = null,
        ["logprobs"] = "logprobs",
        ["top_logprobs"] = "logprobs",
        ["max_tokens"] = "generation-tokens",
        ["max_completion_tokens"] = "generation-tokens",
        ["response_format"] = null,
        ["tools"] = null,
        ["tool_choice"] = null,
        ["dimensions"] = null,
        ["stream"] = "stream",
        ["stream_options"] = null,
    };

    /// <summary>Whether a parameter is Seedbed's.</summary>
    public static bool Has(string name) => Settings.ContainsKey(name);

    /// <summary>What to do about an extra of that name.</summary>
    public static string Clash(string name) => Settings[name] is { } setting
        ? $"extras must not hold '{name}', which Seedbed sets itself; write '{setting}' beside 'extras'"
        : $"extras must not hold '{name}', which Seedbed sets itself; leave it out";
}
