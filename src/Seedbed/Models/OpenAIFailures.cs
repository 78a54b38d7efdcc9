using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Seedbed.Models;

/// <summary>Says in one sentence what went wrong at an OpenAI-compatible server, and of what kind it is.</summary>
internal sealed class OpenAIFailures(Endpoint endpoint, ModelSettings settings)
{
    private const int LongestQuote = 300;

    public ModelFailure TimedOut() =>
        new(ModelFailureKind.TimedOut, $"model '{settings.Name}' at {endpoint.Shown} gave no whole reply within {settings.Limits.TimeOut.TotalSeconds:0.###} s")
        {
            IsPassing = true,
        };

    public ModelFailure Unreachable(string why) =>
        new(ModelFailureKind.EndpointDown, $"nothing answers at {endpoint.Shown} ({why}); start the server of model '{settings.Name}' or correct the address")
        {
            // Before the first answer the address is the likely culprit, and waiting helps nobody.
            IsPassing = endpoint.HasAnswered,
            IsOfEndpoint = true,
        };

    public ModelFailure Of(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.ConnectionError => Unreachable("connection refused"),
        HttpRequestError.NameResolutionError => Unreachable("no such host"),
        HttpRequestError.SecureConnectionError => Unreachable("no secure connection"),
        HttpRequestError.ConfigurationLimitExceeded => new(ModelFailureKind.NotJson, $"{endpoint.Shown} sent more than 16 MB as one reply"),
        _ => new(ModelFailureKind.Disconnected, $"{endpoint.Shown} broke the connection before the reply was whole") { IsPassing = true },
    };

    /// <summary>A reply that came, but not whole: the address is right.</summary>
    public ModelFailure Damaged() =>
        new(ModelFailureKind.NotJson, $"{endpoint.Shown} answered with a reply that is cut off or damaged") { IsPassing = true };

    public ModelFailure NotJson(byte[] body) => IsDamaged(body)
        ? Damaged()
        : new(ModelFailureKind.NotJson, LooksLikeHtml(body)
            ? $"{endpoint.Shown} answered with a web page instead of the API's JSON; check the address (it usually ends in /v1)"
            : $"{endpoint.Shown} answered with something that is not the API's JSON; check the address (it usually ends in /v1)")
        {
            IsPassing = endpoint.HasAnswered,
            IsOfEndpoint = !endpoint.HasAnswered,
        };

    public ModelFailure Empty(OpenAIResponse parsed) => parsed.Error is { ValueKind: not JsonValueKind.Null } error
        ? new(ModelFailureKind.ServerError, $"{endpoint.Shown} answered with an error: {MessageOf(error)}") { IsPassing = true }
        : new(ModelFailureKind.Empty, $"model '{settings.Name}' at {endpoint.Shown} gave a reply without text") { IsPassing = true };

    public async Task<ModelFailure> OfAsync(HttpResponseMessage reply, byte[] body, CancellationToken cancellationToken)
    {
        string said = Said(body);
        int status = (int)reply.StatusCode;
        return reply.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Unauthorised(status),
            HttpStatusCode.NotFound => await WrongModelAsync(said, cancellationToken).ConfigureAwait(false),
            HttpStatusCode.TooManyRequests => new(ModelFailureKind.RateLimited, $"{endpoint.Shown} has too many requests (429){said}")
            {
                IsPassing = true,
                RetryAfter = RetryAfter(reply),
            },
            HttpStatusCode.RequestTimeout => new(ModelFailureKind.ServerError, $"{endpoint.Shown} answered 408{said}") { IsPassing = true },
            >= HttpStatusCode.InternalServerError => new(ModelFailureKind.ServerError, $"{endpoint.Shown} answered {status}{said}")
            {
                IsPassing = true,
                // A server that is still loading or a gateway without one behind it: not this request's fault.
                IsOfEndpoint = status is 502 or 503 or 504 && !endpoint.HasAnswered,
                RetryAfter = RetryAfter(reply),
            },
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest when reply.Headers.Location is { } place => new(
                ModelFailureKind.NotJson, $"{endpoint.Shown} redirects to {Shown(place)} ({status}); give that address if it is the right one")
            {
                IsOfEndpoint = true,
            },
            HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity => Refused(status, said),
            _ => new(ModelFailureKind.NotJson, $"{endpoint.Shown} answered {status}{said}; check the address (it usually ends in /v1)") { IsOfEndpoint = true },
        };
    }

    private ModelFailure Unauthorised(int status) =>
        new(ModelFailureKind.Unauthorised, settings.ApiKeyVariable is { } variable
            ? $"{endpoint.Shown} refuses the key in {variable} ({status}); set a valid one"
            : $"{endpoint.Shown} wants a key ({status}); name its environment variable as api-key-env of model '{settings.Name}' in seedbed.yaml")
        {
            IsOfEndpoint = true,
        };

    private ModelFailure Refused(int status, string said) =>
        OpenAIErrors.SaysContextTooLong(said)
            ? new(ModelFailureKind.ContextTooLong, $"the request exceeds the context window of model '{settings.Name}'{said}; use smaller chunks or a larger window")
            : new(ModelFailureKind.Refused, $"{endpoint.Shown} refuses the request ({status}){said}");

    private async Task<ModelFailure> WrongModelAsync(string said, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> offered = await OfferedAsync(cancellationToken).ConfigureAwait(false);
        string mend = offered.Count == 0
            ? "check the model's name and the address (it usually ends in /v1)"
            : $"it offers {string.Join(", ", offered.Take(12))}{(offered.Count > 12 ? ", …" : "")}";
        return new(ModelFailureKind.WrongModel, $"{endpoint.Shown} does not serve model '{settings.Name}'{said}; {mend}") { IsOfEndpoint = true };
    }

    private async Task<IReadOnlyList<string>> OfferedAsync(CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage reply = await endpoint.SendAsync(HttpMethod.Get, "/models", null, cancellationToken).ConfigureAwait(false);
            byte[] body = await reply.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            OpenAIModels? models = reply.IsSuccessStatusCode ? JsonSerializer.Deserialize(body, OpenAIJson.Readable.OpenAIModels) : null;
            return [.. models?.Data?.Select(static model => model?.Id).OfType<string>() ?? []];
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or InvalidDataException)
        {
            return [];
        }
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage reply) =>
        reply.Headers.TryGetValues("Retry-After", out IEnumerable<string>? values)
        && double.TryParse(values.FirstOrDefault(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)
        // "At once" is no wish: our own waits get longer, as a busy server needs. Nor is a word such as NaN.
        && seconds > 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, 3600))
            : null;

    // Without a query, which may hold secrets.
    private string Shown(Uri place) => endpoint.WithoutKey(place.IsAbsoluteUri ? Endpoint.ShownOf(place) : place.OriginalString.Split('?')[0]);

    // It begins as the API's replies do, so that the address is right.
    private static bool IsDamaged(byte[] body)
    {
        if (!body.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("{"u8))
            return false;
        try
        {
            using var whole = JsonDocument.Parse(body);
            return !Utf8.IsValid(body);
        }
        catch (JsonException)
        {
            return true;
        }
    }

    private static bool LooksLikeHtml(byte[] body) =>
        Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 256))).AsSpan().TrimStart().StartsWith("<", StringComparison.Ordinal);

    // The server's own words, shortened, as ": …"; nothing for a web page.
    private string Said(byte[] body) => OpenAIReplies.Parsed(body)?.Error is { } error ? $": {MessageOf(error)}" : "";

    private string MessageOf(JsonElement error)
    {
        string code = OpenAIErrors.CodeOf(error) is { } word ? $" ({word})" : "";
        return Shortened(OpenAIErrors.MessageOf(error)) + Shortened(code);
    }

    private string Shortened(string said)
    {
        string shown = endpoint.WithoutKey(said).ReplaceLineEndings(" ");
        return shown.Length > LongestQuote ? shown[..LongestQuote] + "…" : shown;
    }
}
