using System.Text.Json;
using Seedbed.Models;
using Seedbed.Models.Batches;
using Seedbed.Steps.Options;
using Seedbed.Yaml;

namespace Seedbed.Configuration;

/// <summary>One model of <c>seedbed.yaml</c>, under <c>models: NAME:</c>.</summary>
public sealed record ModelEntry
{
    private static readonly OptionTable<ModelPrice> PriceTable = new OptionTable<ModelPrice>(new(0, 0))
        .Number("input", "prompts", (o, v) => o with { Input = (decimal)v }, 0, 1_000_000)
        .Number("output", "replies, reasoning included", (o, v) => o with { Output = (decimal)v }, 0, 1_000_000)
        .Number("cached-input", "prompts that the server had cached", (o, v) => o with { CachedInput = (decimal)v }, 0, 1_000_000, "as input")
        .Required("input", "output");

    /// <summary>How an entry is read.</summary>
    public static OptionTable<ModelEntry> Table { get; } = new OptionTable<ModelEntry>(new())
        .Choice("provider", "whose way of speaking the server has; `openai` is that of vLLM, llama.cpp and LM Studio too. Named without an endpoint it is the service itself, with its key (as `openai:NAME` is)", ["openai", "anthropic", "ollama", "batch"], (o, v) => o with { Provider = v }, "openai")
        .Text("endpoint", "the base address of the server; of `batch` the folder", (o, v) => o with { Endpoints = [v] }, shape: "http://host:port/v1")
        .Texts("endpoints", "several servers of the same model, instead of `endpoint`", (o, v) => o with { Endpoints = v }, shape: "list of addresses")
        .Text("model", "the model's name as its server knows it", (o, v) => o with { Model = v })
        .Text("api-key-env", "the environment variable that holds the key; the key itself is never written down", (o, v) => o with { ApiKeyVariable = v })
        .Nested("price", "US dollars per million tokens", PriceTable, (o, v) => o with { Price = v })
        .Whole("context-window", "tokens that prompt and reply may have together", (o, v) => o with { ContextWindow = v }, 256, int.MaxValue, "8192")
        .Whole("generation-tokens", "tokens that one reply may have", (o, v) => o with { GenerationTokens = v }, 16, int.MaxValue, "1024")
        .Number("temperature", "how freely words are drawn", (o, v) => o with { Sampling = o.Sampling with { Temperature = (float)v } }, 0, 2, "0.7 to generate, 0 to judge")
        .Number("top-p", "nucleus sampling, above 0", (o, v) => o with { Sampling = o.Sampling with { TopP = (float)v } }, 0, 1)
        .Whole("top-k", "only the so many likeliest words are drawn from", (o, v) => o with { Sampling = o.Sampling with { TopK = v } }, 1, int.MaxValue)
        .Number("min-p", "only words at least so likely as this part of the likeliest one's chance are drawn from", (o, v) => o with { Sampling = o.Sampling with { MinP = (float)v } }, 0, 1)
        .Number("frequency-penalty", "above 0, words lose with each time they were used", (o, v) => o with { Sampling = o.Sampling with { FrequencyPenalty = (float)v } }, -2, 2)
        .Number("presence-penalty", "above 0, words lose once they were used", (o, v) => o with { Sampling = o.Sampling with { PresencePenalty = (float)v } }, -2, 2)
        .Whole("seed", "the seed of a unit's first draw", (o, v) => o with { Sampling = o.Sampling with { Seed = v } }, 0, int.MaxValue)
        .Whole("logprobs", "how many likeliest words' log probabilities are kept for each word", (o, v) => o with { Sampling = o.Sampling with { Logprobs = v } }, 0, 20)
        .Add(new("extras", "mapping", "what else the server takes, sent as it is: `{ chat_template_kwargs: { enable_thinking: false } }`"), BindExtras)
        .Flag("stream", "whether replies are asked for in pieces, so that `first-byte-time-out` is the time to the first word", (o, v) => o with { Stream = v })
        .Whole("time-out", "seconds for one request", (o, v) => o with { Limits = o.Limits with { TimeOut = TimeSpan.FromSeconds(v) } }, 1, 86_400, "300")
        .Whole("connect-time-out", "seconds to take up a connection", (o, v) => o with { Limits = o.Limits with { ConnectTimeOut = TimeSpan.FromSeconds(v) } }, 1, 3600, "20")
        .Whole("first-byte-time-out", "seconds until the reply begins; without `stream` most servers begin when the whole reply is there", (o, v) => o with { Limits = o.Limits with { FirstByteTimeOut = TimeSpan.FromSeconds(v) } }, 1, 86_400, "`time-out`")
        .Whole("max-in-flight", "the most requests at once; within it the number follows the server", (o, v) => o with { Limits = o.Limits with { MaxInFlight = v } }, 1, 4096, "4096")
        .Whole("give-up-after", "seconds that all of the model's servers may be sick before the run ends, which running again goes on with", (o, v) => o with { Limits = o.Limits with { GiveUpAfter = TimeSpan.FromSeconds(v) } }, 1, 3_456_000, "they are waited for")
        .Required("model")
        .Check(Wrong);

    /// <summary>Whose way of speaking the server has; null: OpenAI's, at an endpoint.</summary>
    public string? Provider { get; init; }

    /// <summary>The servers' base addresses; empty for a service that is known by its provider's name.</summary>
    public IReadOnlyList<string> Endpoints { get; init; } = [];

    /// <summary>The model's name.</summary>
    public string Model { get; init; } = "";

    /// <summary>The key's environment variable.</summary>
    public string? ApiKeyVariable { get; init; }

    /// <summary>What its tokens cost.</summary>
    public ModelPrice? Price { get; init; }

    /// <summary>Tokens of prompt and reply together.</summary>
    public int? ContextWindow { get; init; }

    /// <summary>Tokens of one reply.</summary>
    public int? GenerationTokens { get; init; }

    /// <summary>How words are drawn.</summary>
    public SamplingSettings Sampling { get; init; } = new();

    /// <summary>Whether replies are asked for in pieces.</summary>
    public bool Stream { get; init; }

    /// <summary>Time-outs and requests at once.</summary>
    public RequestLimits Limits { get; init; } = new();

    /// <summary>The settings that the entry stands for.</summary>
    /// <exception cref="SeedbedException">An endpoint is no address, or the endpoints serve different models.</exception>
    public ModelSettings ToSettings()
    {
        ModelSettings place = Place();
        return place with
        {
            ApiKeyVariable = ApiKeyVariable ?? place.ApiKeyVariable,
            Price = Price,
            ContextWindow = ContextWindow,
            GenerationTokens = GenerationTokens,
            Sampling = Sampling,
            Stream = Stream,
            Limits = Limits,
        };
    }

    private ModelSettings Place()
    {
        if (Provider == ModelService.Batch)
            return BatchAddress.Of(Endpoints[0], Model);
        ModelService? service = Provider is null ? null : ModelService.Find(Provider);
        if (Endpoints.Count == 0)
            return service!.Settings(Model);
        Uri[] servers = [.. Endpoints.Select(ServerOf)];
        return new()
        {
            Name = Model,
            Provider = service?.Provider ?? ModelProvider.OpenAI,
            Endpoint = servers[0],
            FurtherEndpoints = servers[1..],
        };
    }

    // An address may name its model; it must be the entry's.
    private Uri ServerOf(string endpoint)
    {
        int hash = endpoint.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0 && endpoint[(hash + 1)..] != Model)
            throw new SeedbedException($"the endpoint {endpoint[..hash]} is said to serve '{endpoint[(hash + 1)..]}' and not '{Model}'; all endpoints of one entry must serve the same model");
        return ModelAddress.Server(hash < 0 ? endpoint : endpoint[..hash], $"the endpoint '{endpoint[(endpoint.LastIndexOf('@') + 1)..]}'");
    }

    private static string? Wrong(ModelEntry entry)
    {
        if (entry.Endpoints.Count == 0 && entry.Provider is null or ModelService.Batch)
            return $"model '{entry.Model}' needs 'endpoint' ({(entry.Provider is null ? "http://host:port/v1" : "the folder of its requests and responses")}), or 'endpoints', or a provider that is known without";
        if (entry.Endpoints.Count > 1 && entry.Provider == ModelService.Batch)
            return $"model '{entry.Model}' is a batch folder, of which there can be only one";
        try
        {
            entry.ToSettings().Check();
            return null;
        }
        catch (SeedbedException e)
        {
            return e.Message;
        }
    }

    private static ModelEntry BindExtras(ModelEntry entry, OptionValue value)
    {
        if (!value.TryMap(out YamlMap map))
            return entry;
        Dictionary<string, JsonElement> extras = map.Entries.ToDictionary(extra => extra.Key, extra => extra.Value.ToJson(), StringComparer.Ordinal);
        return entry with { Sampling = entry.Sampling with { Extras = extras } };
    }
}
