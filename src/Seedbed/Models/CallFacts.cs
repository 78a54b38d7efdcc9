using System.Diagnostics;

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
            new("server.address", place.Host),
            new("server.port", place.Port),
        ];
    }

    public string Model { get; }

    public KeyValuePair<string, object?>[] Tags { get; }

    /// <summary>The same for a measurement, with what the call ended with.</summary>
    public TagList With(string name, object? value)
    {
        var tags = new TagList(Tags);
        if (value is not null)
            tags.Add(name, value);
        return tags;
    }
}
