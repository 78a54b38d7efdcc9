using System.Diagnostics;
using Microsoft.Extensions.AI;
using Seedbed.Telemetry;

namespace Seedbed.Models;

/// <summary>What every span and measurement of calls to one model at one endpoint says, by the semantic conventions.</summary>
internal sealed class CallFacts
{
    public CallFacts(ModelSettings settings, Uri place)
    {
        Model = settings.Name;
        Tags =
        [
            new("gen_ai.operation.name", "chat"),
            // Whose way of speaking it is: who stands behind an address is not known.
            new("gen_ai.provider.name", settings.Provider == ModelProvider.Anthropic ? "anthropic" : "openai"),
            new("gen_ai.request.model", settings.Name),
            // The folder of a batch model is no server.
            .. place.IsFile ? (KeyValuePair<string, object?>[])[] : [new("server.address", place.Host), new("server.port", place.Port)],
        ];
    }

    public string Model { get; }

    public KeyValuePair<string, object?>[] Tags { get; }

    /// <summary>Counts the tokens of a reply.</summary>
    public void MeasureTokens(ChatResponse response)
    {
        if (!Instruments.TokenUsage.Enabled)
            return;
        TagList tags = With("gen_ai.response.model", response.ModelId);
        MeasureTokens("input", response.Usage?.InputTokenCount, tags);
        MeasureTokens("output", response.Usage?.OutputTokenCount, tags);
    }

    /// <summary>The same as <see cref="Tags"/> for a measurement, with what the call ended with.</summary>
    public TagList With(string name, object? value)
    {
        var tags = new TagList(Tags);
        if (value is not null)
            tags.Add(name, value);
        return tags;
    }

    private static void MeasureTokens(string type, long? count, TagList tags)
    {
        if (count is null)
            return;
        tags.Add("gen_ai.token.type", type);
        Instruments.TokenUsage.Record(count.Value, tags);
    }
}
