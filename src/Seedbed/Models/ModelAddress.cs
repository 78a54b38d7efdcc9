namespace Seedbed.Models;

/// <summary>Reads what the user types after <c>--model</c>.</summary>
internal static class ModelAddress
{
    private const string Form = "http://host:port/v1#name";

    public static ModelSettings Parse(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        int hash = address.IndexOf('#', StringComparison.Ordinal);
        string place = hash < 0 ? address : address[..hash];
        if (!Uri.TryCreate(place, UriKind.Absolute, out Uri? endpoint) || place.IndexOf("://", StringComparison.Ordinal) < 0)
            throw new SeedbedException($"--model '{Shown(address)}' is not an address of a model; write {Form}");
        if (endpoint.Scheme is not ("http" or "https"))
            throw new SeedbedException($"--model '{Shown(address)}': '{endpoint.Scheme}:' is not known; known are http: and https:, as in {Form}");
        if (endpoint.UserInfo.Length > 0)
            throw new SeedbedException("--model: an address must not hold a user or key; name the environment variable of the key in seedbed.yaml (api-key-env)");
        string name = hash < 0 ? "" : address[(hash + 1)..].Trim();
        if (name.Length == 0)
            throw new SeedbedException($"--model '{Shown(address)}' names no model; write its name after '#', as in {Form}");
        return new() { Name = name, Endpoint = WithPath(endpoint) };
    }

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
