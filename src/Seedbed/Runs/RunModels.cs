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

    /// <summary>Whether requests that failed for good in an earlier process are asked again.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>
    /// Whether every request is asked anew, though an earlier process may have been answered. The new answers are added to
    /// the log and count from then on; a run that was complete is made anew, its outputs kept under <c>previous/</c>.
    /// </summary>
    public bool NoReplay { get; init; }

    /// <summary>The model of a role.</summary>
    internal ModelSettings? Of(string role) => role == ModelSet.Critic ? Critic ?? Teacher : Teacher;

    /// <summary>What of a role's model decides its replies, and the chunks' size: its name, sampling and limits; never its endpoint.</summary>
    internal string Identity(string role)
    {
        ModelSettings? model = Of(role);
        return model is null ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Name} temperature={model.Sampling.Temperature} top_p={model.Sampling.TopP} seed={model.Sampling.Seed} window={model.ContextWindow} generation={model.GenerationTokens}");
    }
}
