using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Seedbed.Models;

/// <summary>
/// Says in one sentence what went wrong at a model's server, and of what kind it is. Before the first answer a fault points
/// at the address, the key or the model, and stops the run; later it is one request's.
/// </summary>
internal sealed class ServerFailures(Endpoint endpoint, ModelSettings settings)
{
    private const double LongestWish = 3600;
    private const string Mend = "check the address (it usually ends in /v1)";

    // Some servers send it as 429 or 400; waiting brings no credit.
    private static readonly string[] NoCredit = ["insufficient_quota", "insufficient_balance", "credit balance is too low"];

    private string Model => $"model '{settings.Name}' at {endpoint.Shown}";

    public ModelFailure TimedOut() =>
        Passing(ModelFailureKind.TimedOut, $"{Model} gave no whole reply within {Seconds(settings.Limits.TimeOut)}");

    public ModelFailure FirstByteTimedOut() =>
        Passing(ModelFailureKind.TimedOut, $"{Model} gave no first byte within {Seconds(settings.Limits.FirstByteTimeOut ?? settings.Limits.TimeOut)}");

    public ModelFailure ConnectTimedOut() => Unreachable($"no connection within {Seconds(settings.Limits.ConnectTimeOut)}");

    public ModelFailure Of(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.ConnectionError => Unreachable("connection refused"),
        HttpRequestError.NameResolutionError => Unreachable("no such host"),
        HttpRequestError.SecureConnectionError => Unreachable(TlsFault(e)),
        HttpRequestError.ConfigurationLimitExceeded => new(ModelFailureKind.NotJson, $"{endpoint.Shown} sent more than 16 MB as one reply"),
        HttpRequestError.InvalidResponse => NotApi($"answered with something that is not HTTP{MaybeTls()}"),
        _ => Broken(),
    };

    public ModelFailure Broken() =>
        Passing(ModelFailureKind.Disconnected, $"{endpoint.Shown} broke the connection before the reply was whole{MaybeTls()}");

    /// <summary>A reply that came, but not whole: the address is right.</summary>
    public ModelFailure Damaged() =>
        Passing(ModelFailureKind.NotJson, $"{endpoint.Shown} answered with a reply that is cut off or damaged");

    /// <summary>A body that is not what the API sends.</summary>
    public ModelFailure NotJson(ReadOnlySpan<byte> body)
    {
        // It begins as the API's replies do, so that the address is right.
        if (body.TrimStart(" \t\r\n"u8).StartsWith("{"u8) && IsDamaged(body))
            return Damaged();
        return NotApi(LooksLikeHtml(body)
            ? $"answered with a web page instead of the API's JSON; {Mend}"
            : $"answered with something that is not the API's JSON; {Mend}");
    }

    /// <summary>An error object where a reply belongs.</summary>
    public ModelFailure Error(JsonElement? error) => error is { ValueKind: not JsonValueKind.Null } said
        ? Passing(ModelFailureKind.ServerError, $"{endpoint.Shown} answered with an error: {Words(said).Said}")
        : Empty("gave a reply without text");

    /// <summary>A reply of the right form with nothing in it.</summary>
    public ModelFailure Empty(string what) => Passing(ModelFailureKind.Empty, $"{Model} {what}");

    /// <summary>The model itself says no, in a reply that is whole.</summary>
    public ModelFailure Declined(string said) => new(
        ModelFailureKind.Refused, $"{Model} declined to answer{(said.Length == 0 ? "" : $": {ServerWords.Short(endpoint.WithoutKey(said))}")}");

    /// <summary>What a status that is not 200 means.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="words">What its body says.</param>
    /// <param name="maxTokens">The tokens that the reply might have had.</param>
    /// <param name="offered">The models that the server lists, asked only where that helps.</param>
    public async Task<ModelFailure> OfAsync(HttpResponseMessage reply, ServerWords words, int? maxTokens, Func<Task<IReadOnlyList<string>>> offered)
    {
        int status = (int)reply.StatusCode;
        string said = words.Said.Length == 0 ? "" : $": {words.Said}";
        if (status == 402 || (status is 400 or 403 or 429 && NoCredit.Any(word => words.Said.Contains(word, StringComparison.OrdinalIgnoreCase))))
            return new(ModelFailureKind.Unauthorised, $"{endpoint.Shown} says that the account has no credit left ({status}{said})") { IsOfEndpoint = true };
        return status switch
        {
            401 => Unauthorised(status),
            403 => endpoint.HasAnswered ? Refused(status, words, maxTokens) : Unauthorised(status),
            404 => WrongModel(said, await offered().ConfigureAwait(false)),
            408 => Passing(ModelFailureKind.ServerError, $"{endpoint.Shown} answered 408{said}"),
            // More than the account may ever use in a minute: waiting does not help.
            429 when words.Said.Contains("request too large", StringComparison.OrdinalIgnoreCase) => Refused(status, words, maxTokens),
            429 => Passing(ModelFailureKind.RateLimited, $"{endpoint.Shown} has too many requests (429){said}") with { RetryAfter = RetryAfter(reply) },
            >= 500 => Passing(ModelFailureKind.ServerError, $"{endpoint.Shown} answered {status}{said}") with
            {
                // A server that is still loading or a gateway without one behind it: not this request's fault.
                IsOfEndpoint = status is 502 or 503 or 504 && !endpoint.HasAnswered,
                MayBeOfRequest = true,
                RetryAfter = RetryAfter(reply),
            },
            >= 300 and < 400 => new(ModelFailureKind.NotJson, $"{endpoint.Shown} redirects{Target(reply)} ({status}), which is not followed; give that address if it is the right one")
            {
                IsOfEndpoint = true,
            },
            400 or 413 or 422 => Refused(status, words, maxTokens),
            _ => new(ModelFailureKind.NotJson, $"{endpoint.Shown} answered {status}{said}; {Mend}") { IsOfEndpoint = true },
        };
    }

    /// <summary>The model is not among those that the server lists.</summary>
    public ModelFailure WrongModel(string said, IReadOnlyList<string> offered)
    {
        string mend = offered.Count == 0
            ? "check the model's name and the address (it usually ends in /v1)"
            : $"it offers {string.Join(", ", offered.Take(12))}{(offered.Count > 12 ? ", …" : "")}";
        return new(ModelFailureKind.WrongModel, $"{endpoint.Shown} does not serve model '{settings.Name}'{said}; {mend}") { IsOfEndpoint = true };
    }

    /// <summary>What a body says of an error, without the key.</summary>
    public ServerWords Words(JsonElement error) => ServerWords.Of(error, endpoint.WithoutKey);

    private ModelFailure Unreachable(string why) =>
        new(ModelFailureKind.EndpointDown, $"nothing answers at {endpoint.Shown} ({why}); start the server of model '{settings.Name}' or correct the address")
        {
            // Before the first answer the address is the likely culprit, and waiting helps nobody.
            IsPassing = endpoint.HasAnswered,
            IsOfEndpoint = true,
        };

    private ModelFailure Unauthorised(int status) =>
        new(ModelFailureKind.Unauthorised, settings.ApiKeyVariable is { } variable
            ? $"{endpoint.Shown} refuses the key in {variable} ({status}); set a valid one"
            : $"{endpoint.Shown} wants a key ({status}); name its environment variable as api-key-env of model '{settings.Name}' in seedbed.yaml")
        {
            IsOfEndpoint = true,
        };

    private ModelFailure Refused(int status, ServerWords words, int? maxTokens)
    {
        string said = words.Said.Length == 0 ? "" : $": {words.Said}";
        if (!OpenAIErrors.SaysContextTooLong(words.Said))
            return new(ModelFailureKind.Refused, $"{endpoint.Shown} refuses the request ({status}){said}");
        string numbers = words.Numbers.Described(maxTokens, settings.ContextWindow);
        return new(
            ModelFailureKind.ContextTooLong,
            $"the request exceeds the context window of model '{settings.Name}'{numbers}{said}; use smaller chunks or a larger window");
    }

    private ModelFailure NotApi(string what) => new(ModelFailureKind.NotJson, $"{endpoint.Shown} {what}")
    {
        IsPassing = endpoint.HasAnswered,
        MayBeOfRequest = true,
        IsOfEndpoint = !endpoint.HasAnswered,
    };

    private static ModelFailure Passing(ModelFailureKind kind, string detail) => new(kind, detail) { IsPassing = true };

    private string MaybeTls() => endpoint.HasAnswered || endpoint.Place.Scheme != Uri.UriSchemeHttp ? "" : "; if the server speaks TLS, write https://";

    private static string TlsFault(HttpRequestException e) => e.InnerException?.Message is { } why && why.Contains("certificate", StringComparison.OrdinalIgnoreCase)
        ? "no secure connection (TLS): its certificate is not trusted or is another host's"
        : "no secure connection (TLS): it speaks no TLS that we know; if it speaks none, write http://";

    // A query may hold secrets.
    private string Target(HttpResponseMessage reply)
    {
        if (reply.Headers.Location is not { } place)
            return "";
        Uri target = place.IsAbsoluteUri ? place : new Uri(endpoint.Place, place);
        return $" to {endpoint.WithoutKey(Endpoint.ShownOf(target))}";
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage reply)
    {
        RetryConditionHeaderValue? wish = reply.Headers.RetryAfter;
        TimeSpan? wait = wish?.Delta ?? (wish?.Date - (reply.Headers.Date ?? TimeProvider.System.GetUtcNow()));
        if (wait is null && reply.Headers.TryGetValues("Retry-After", out IEnumerable<string>? values)
            && double.TryParse(values.FirstOrDefault(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds > 0)
        {
            wait = TimeSpan.FromSeconds(Math.Min(seconds, LongestWish));
        }

        // "At once" is no wish: our own waits get longer, as a busy server needs. Nor is a word such as NaN.
        return wait is { } asked && asked > TimeSpan.Zero ? TimeSpan.FromSeconds(Math.Min(asked.TotalSeconds, LongestWish)) : null;
    }

    private static bool IsDamaged(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body))
            return true;
        try
        {
            var reader = new Utf8JsonReader(body);
            using JsonDocument whole = JsonDocument.ParseValue(ref reader);
            return reader.Read() || whole.RootElement.TryGetProperty("choices", out _) || whole.RootElement.TryGetProperty("data", out _);
        }
        catch (JsonException)
        {
            return true;
        }
    }

    private static bool LooksLikeHtml(ReadOnlySpan<byte> body) =>
        Encoding.UTF8.GetString(body[..Math.Min(body.Length, 256)]).AsSpan().TrimStart().StartsWith("<", StringComparison.Ordinal);

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");
}
