namespace Seedbed.Models;

/// <summary>A service that a model's address names by a word, <c>openai:gpt-5-mini</c>: where it is and which key it takes. The environment is read only when one is named.</summary>
/// <param name="Name">The word.</param>
/// <param name="Provider">Whose way of speaking it has.</param>
/// <param name="Address">Where it is.</param>
/// <param name="AddressVariable">The environment variable that says otherwise.</param>
/// <param name="KeyVariable">The environment variable of its key; null: it takes none.</param>
/// <param name="Example">A model's address, for messages.</param>
internal sealed record ModelService(
    string Name, ModelProvider Provider, string Address, string AddressVariable, string? KeyVariable, string Example)
{
    /// <summary>The word of models whose requests and responses are files.</summary>
    public const string Batch = "batch";

    private const string OllamaHost = "OLLAMA_HOST";
    private const int OllamaPort = 11434;

    /// <summary>The services known.</summary>
    public static IReadOnlyList<ModelService> All { get; } =
    [
        new("openai", ModelProvider.OpenAI, "https://api.openai.com/v1", "OPENAI_BASE_URL", "OPENAI_API_KEY", "openai:gpt-5-mini"),
        new("anthropic", ModelProvider.Anthropic, "https://api.anthropic.com/v1", "ANTHROPIC_BASE_URL", "ANTHROPIC_API_KEY", "anthropic:claude-haiku-4-5"),
        new("ollama", ModelProvider.OpenAI, "http://127.0.0.1:11434/v1", OllamaHost, null, "ollama:qwen3:30b"),
    ];

    /// <summary>The service of a word; null when there is none.</summary>
    public static ModelService? Find(string name) => All.FirstOrDefault(service => service.Name == name);

    /// <summary>A model of the service.</summary>
    /// <exception cref="SeedbedException">The environment names an address that is none.</exception>
    public ModelSettings Settings(string model) => Settings(model, Environment.GetEnvironmentVariable);

    /// <summary>A model of the service in an environment.</summary>
    internal ModelSettings Settings(string model, Func<string, string?> environment)
    {
        string? given = environment(AddressVariable)?.Trim();
        return new()
        {
            Name = model,
            Provider = Provider,
            Endpoint = new(string.IsNullOrEmpty(given) ? Address : ServerOf(given).AbsoluteUri),
            ApiKeyVariable = KeyVariable,
        };
    }

    private Uri ServerOf(string given) => ModelAddress.Server(
        AddressVariable == OllamaHost ? OllamaAddress(given) : given, $"the environment variable {AddressVariable}");

    // The server's own variable: what it listens on, often without a scheme, a port or a host that one can connect to.
    private static string OllamaAddress(string host)
    {
        bool hasScheme = host.Contains("://", StringComparison.Ordinal);
        string place = hasScheme ? host : host.StartsWith(':') ? $"http://127.0.0.1{host}" : $"http://{host}";
        if (!Uri.TryCreate(place, UriKind.Absolute, out Uri? address))
            return host;
        var builder = new UriBuilder(address) { Host = address.Host is "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host };
        if (!hasScheme && address.IsDefaultPort && !host.EndsWith(":80", StringComparison.Ordinal))
            builder.Port = OllamaPort;
        return builder.Uri.AbsoluteUri;
    }
}
