using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;

namespace Seedbed.Models;

/// <summary>One server: its pooled connections, its key, and what was learnt of it. Thread-safe.</summary>
internal sealed class Endpoint : IDisposable
{
    private const int LargestReply = 16 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, Uri> _addresses = [];
    private readonly HttpClient _http;
    private readonly AuthenticationHeaderValue? _key;
    private readonly KeptSecrets _secrets;
    private readonly bool _isAnthropic;
    private volatile bool _hasAnswered;
    private readonly ConcurrentDictionary<string, JsonForms> _json = [];

    /// <exception cref="SeedbedException">The key's environment variable is not set or can't be a key.</exception>
    public Endpoint(ModelSettings settings)
    {
        Place = settings.Endpoint;
        _isAnthropic = settings.Provider == ModelProvider.Anthropic;
        _key = KeyOf(settings);
        _secrets = new(_key?.Parameter, Place);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            // Not brotli, whose decoder takes what is damaged for a misuse of itself.
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            ConnectTimeout = settings.Limits.ConnectTimeOut,
            PooledConnectionLifetime = TimeSpan.FromMinutes(15),
        };
        _http = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public Uri Place { get; }

    /// <summary>How sentences name it.</summary>
    public string Shown => ShownOf(Place);

    /// <summary>Whether it ever gave a reply of the API: until then a fault points at the address.</summary>
    public bool HasAnswered => _hasAnswered;

    /// <summary>An address as it may be shown: without user and query, which may hold secrets.</summary>
    public static string ShownOf(Uri place) => place.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    /// <summary>A server's words without the key, should it have echoed it.</summary>
    public string WithoutKey(string said) => _secrets.Hide(said);

    public void MarkAnswered() => _hasAnswered = true;

    /// <summary>How it takes to being asked for JSON, by model.</summary>
    public JsonForms JsonOf(string model) => _json.GetOrAdd(model, static _ => new());

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        Uri address = _addresses.GetOrAdd(path, static (path, place) => new UriBuilder(place) { Path = place.AbsolutePath.TrimEnd('/') + path }.Uri, Place);
        using var request = new HttpRequestMessage(method, address) { Content = content };
        Introduce(request);
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A reply's whole body.</summary>
    /// <exception cref="HttpRequestException">It is larger than any reply, or the connection broke.</exception>
    public static async Task<byte[]> ReadAsync(HttpResponseMessage reply, CancellationToken cancellationToken)
    {
        await reply.Content.LoadIntoBufferAsync(LargestReply, cancellationToken).ConfigureAwait(false);
        return await reply.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _http.Dispose();

    private void Introduce(HttpRequestMessage request)
    {
        if (!_isAnthropic)
        {
            request.Headers.Authorization = _key;
            return;
        }

        request.Headers.Add("anthropic-version", "2023-06-01");
        if (_key?.Parameter is { } key)
            request.Headers.Add("x-api-key", key);
    }

    private static AuthenticationHeaderValue? KeyOf(ModelSettings settings)
    {
        if (settings.ApiKeyVariable is not { } variable)
            return null;
        string? key = Environment.GetEnvironmentVariable(variable)?.Trim();
        if (string.IsNullOrEmpty(key))
            throw new SeedbedException($"model '{settings.Name}' takes its key from the environment variable {variable}, which is not set; set it");
        if (key.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw new SeedbedException($"the environment variable {variable} (key of model '{settings.Name}') holds characters that no key has; set it again");
        return new("Bearer", key);
    }
}
