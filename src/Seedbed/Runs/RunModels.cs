using System.Globalization;
using Seedbed.Models;

namespace Seedbed.Runs;

/// <summary>The models that a run may ask.</summary>
public sealed record RunModels
{
    /// <summary>The model that writes; null when none is named.</summary>
    public ModelSettings? Teacher { get; init; }

    /// <summary>The model that weeds; the teacher when null.</summary>
    public ModelSettings? Critic { get; init; }

    /// <summary>The model that turns texts into vectors; null when none is named.</summary>
    public ModelSettings? Embedder { get; init; }

    /// <summary>Whether requests that failed for good in an earlier process are asked again.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>
    /// Whether every request is asked anew, though an earlier process may have been answered. The new answers are added to
    /// the log and count from then on; a run that was complete is made anew, its outputs kept under <c>previous/</c>.
    /// </summary>
    public bool NoReplay { get; init; }

    /// <summary>The model of a role.</summary>
    internal ModelSettings? Of(string role) => role switch
    {
        ModelSet.Critic => Critic ?? Teacher,
        ModelSet.EmbedderRole => Embedder,
        _ => Teacher,
    };

    /// <summary>What of a role's model decides its replies, and the chunks' size: its name, sampling and limits; never its endpoint.</summary>
    internal string Identity(string role)
    {
        if (Of(role) is not { } model)
            return "";
        SamplingSettings sampling = model.Sampling;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Name} temperature={sampling.Temperature} top_p={sampling.TopP} seed={sampling.Seed} window={model.ContextWindow} generation={model.GenerationTokens}{Further(sampling)}");
    }

    // Only what is set is named, so that runs from before these settings stay what they are.
    private static string Further(SamplingSettings sampling)
    {
        (string Name, IFormattable? Value)[] settings =
        [
            ("top_k", sampling.TopK),
            ("min_p", sampling.MinP),
            ("frequency_penalty", sampling.FrequencyPenalty),
            ("presence_penalty", sampling.PresencePenalty),
            ("logprobs", sampling.Logprobs),
        ];
        return string.Concat(settings.Where(setting => setting.Value is not null)
                .Select(setting => $" {setting.Name}={setting.Value!.ToString(null, CultureInfo.InvariantCulture)}"))
            + string.Concat(sampling.OrderedExtras.Select(extra => $" {extra.Key}={extra.Value.GetRawText()}"));
    }
}
