using Seedbed.Models.Batches;

namespace Seedbed.Models;

/// <summary>Reads what the user types after <c>--model</c>.</summary>
internal static class ModelAddress
{
    private const string Form = "http://host:port/v1#name";
    private const string Known = "http:, https:, openai:, anthropic:, ollama: and batch:";

    /// <summary>A model by its address: <c>http://host:port/v1#name</c>, <c>openai:NAME</c>, <c>anthropic:NAME</c>, <c>ollama:NAME</c>, <c>batch:FOLDER</c>.</summary>
    public static ModelSettings Parse(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        int colon = address.IndexOf(':', StringComparison.Ordinal);
        string scheme = colon < 0 ? "" : address[..colon];
        string rest = address[(colon + 1)..];
        if (scheme == ModelService.Batch)
            return BatchAddress.Parse(rest);
        return ModelService.Find(scheme) is { } service ? OfService(service, rest.Trim()) : OfServer(address);
    }

    /// <summary>The address of a server: <c>http</c> or <c>https</c>, <c>/v1</c> added to a bare host, nothing secret in it.</summary>
    /// <param name="place">What the user wrote.</param>
    /// <param name="owner">Where he wrote it, for messages.</param>
    /// <exception cref="SeedbedException">It is none.</exception>
    public static Uri Server(string place, string owner)
    {
        if (!Uri.TryCreate(place.Trim(), UriKind.Absolute, out Uri? endpoint) || !place.Contains("://", StringComparison.Ordinal))
            throw new SeedbedException($"{owner} is not an address of a model; write {Form}");
        if (endpoint.Scheme is not ("http" or "https"))
            throw new SeedbedException($"{owner}: '{endpoint.Scheme}:' is not known; known are {Known}, as in {Form}");
        if (endpoint.UserInfo.Length > 0)
            throw new SeedbedException("--model: an address must not hold a user or key; name the environment variable of the key in seedbed.yaml (api-key-env)");
        return WithPath(endpoint);
    }

    private static ModelSettings OfServer(string address)
    {
        int hash = address.IndexOf('#', StringComparison.Ordinal);
        Uri endpoint = Server(hash < 0 ? address : address[..hash], $"--model '{Shown(address)}'");
        string name = hash < 0 ? "" : address[(hash + 1)..].Trim();
        return name.Length > 0
            ? new() { Name = name, Endpoint = endpoint }
            : throw new SeedbedException($"--model '{Shown(address)}' names no model; write its name after '#', as in {Form}");
    }

    private static ModelSettings OfService(ModelService service, string name) =>
        name.Length > 0 && !name.StartsWith("//", StringComparison.Ordinal)
            ? service.Settings(name)
            : throw new SeedbedException($"--model '{service.Name}:' names no model; write its name after the colon, as in {service.Example}");

    // Servers speak the API below /v1; a bare host can mean nothing else.
    private static Uri WithPath(Uri endpoint) =>
        endpoint.AbsolutePath == "/" ? new UriBuilder(endpoint) { Path = "/v1" }.Uri : endpoint;

    // What stands before an @ may be a secret, and so may a query.
    private static string Shown(string address)
    {
        string shown = address[(address.LastIndexOf('@') + 1)..];
        int query = shown.IndexOf('?', StringComparison.Ordinal);
        int name = shown.IndexOf('#', Math.Max(query, 0));
        return query < 0 ? shown : $"{shown[..query]}?…{(name < 0 ? "" : shown[name..])}";
    }
}
