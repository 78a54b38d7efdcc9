using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>On whose behalf a request is made. Draw and ordinal are part of the replay key; step and unit are written beside it.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Unit">The unit's id.</param>
/// <param name="Draw">The 1st, 2nd, … time that the unit is worked.</param>
/// <param name="Ordinal">Which of this unit's requests with the same messages at that step it is, from 0.</param>
public sealed record ModelCall(string Step, string Unit, int Draw, int Ordinal)
{
    private const string Property = "seedbed.call";

    /// <summary>Puts the call into a request's options, where the replay log finds it.</summary>
    public void AttachTo(ChatOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (options.AdditionalProperties ??= [])[Property] = this;
    }

    /// <summary>The call that a request's options hold, if any.</summary>
    public static ModelCall? Of(ChatOptions? options) =>
        options?.AdditionalProperties is { } properties && properties.TryGetValue(Property, out object? call) ? call as ModelCall : null;
}
