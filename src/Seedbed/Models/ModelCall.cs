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

    /// <summary>How many replies are wanted (<c>n</c>), each a message of the response; a server may give fewer. Part of the replay key when above 1.</summary>
    public int Choices { get; init; } = 1;

    /// <summary>How often what it asks for was asked before, because earlier replies lacked it or could not be used. Follows from these replies, so no part of the replay key.</summary>
    public int Again { get; init; }

    /// <summary>The unit's place in the walk: of the requests that wait for a place, those of earlier units go first. Never part of the replay key.</summary>
    public long Turn { get; init; }

    /// <summary>Puts the call into a request's options, where the replay log finds it.</summary>
    public void AttachTo(ChatOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (options.AdditionalProperties ??= [])[Property] = this;
    }

    /// <summary>The call that a request's options hold, if any.</summary>
    public static ModelCall? Of(ChatOptions? options) =>
        options?.AdditionalProperties is { } properties && properties.TryGetValue(Property, out object? call) ? call as ModelCall : null;

    /// <summary>Puts the call into the options of a request for vectors.</summary>
    public void AttachTo(EmbeddingGenerationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (options.AdditionalProperties ??= [])[Property] = this;
    }

    /// <summary>The call that the options of a request for vectors hold, if any.</summary>
    public static ModelCall? Of(EmbeddingGenerationOptions? options) =>
        options?.AdditionalProperties is { } properties && properties.TryGetValue(Property, out object? call) ? call as ModelCall : null;
}
