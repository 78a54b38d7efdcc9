using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>How long the attempt that brought a reply took, waiting in queues left out; carried by the reply itself.</summary>
internal static class Latency
{
    private const string Property = "seedbed.latency";

    public static void Set(ChatResponse response, TimeSpan latency) =>
        (response.AdditionalProperties ??= [])[Property] = latency;

    public static TimeSpan? Of(ChatResponse response) =>
        response.AdditionalProperties is { } properties && properties.TryGetValue(Property, out object? latency) ? latency as TimeSpan? : null;
}
