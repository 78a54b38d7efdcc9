using System.Net;
using System.Text.Json;
using Seedbed.Models.Pacing;
using Seedbed.Tokens;

namespace Seedbed.Models.Tokenizing;

/// <summary>
/// Asks a model's server for the tokens of texts: <c>/tokenize</c> beside the API, as vLLM and llama.cpp's server have it.
/// It costs nothing, and nothing of it is logged. Thread-safe.
/// </summary>
public sealed class ServedTokenizer : IDisposable
{
    /// <summary>The name by which recipes ask for it.</summary>
    public const string Name = "server";

    // A long text goes in stretches, each up to a line's end where it has one.
    private const int Stretch = 1 << 16;

    private readonly ModelSettings _settings;
    private readonly Endpoint _endpoint;
    private readonly ModelServer _server;
    private readonly TimeProvider _time;
    private uint _waits;

    /// <summary>The tokenizer of a model's server.</summary>
    /// <exception cref="SeedbedException">The model is not one of a server that may tell tokens.</exception>
    public ServedTokenizer(ModelSettings settings, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        time ??= TimeProvider.System;
        if (settings.Provider != ModelProvider.OpenAI || !settings.Endpoint.Scheme.StartsWith("http", StringComparison.Ordinal))
            throw new SeedbedException($"tokenizer: server asks the model's own server for tokens, which {settings.Name}'s doesn't tell; give a model of vLLM or llama.cpp's server, or the path of the model's tokenizer.json");
        _settings = settings with { Endpoint = RootOf(settings.Endpoint) };
        _endpoint = new(_settings);
        _server = new(_endpoint, _settings, time);
        _time = time;
    }

    /// <summary>The tokens of a text, special ones in it as plain text where the server can do so.</summary>
    /// <exception cref="SeedbedException">The server has no <c>/tokenize</c>, does not say what its tokens stand for, or can't be asked.</exception>
    public async Task<ServedTokens> ReadAsync(string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new ServedTokens();
        for (int at = 0; at < text.Length;)
        {
            int length = LengthOf(text.AsSpan(at));
            string stretch = text.Substring(at, length);
            TokenizeReply reply = await AskAsync(stretch, cancellationToken).ConfigureAwait(false);
            if (!reply.Readings().Any(pieces => tokens.TryAdd(stretch, reply.Ids, pieces)))
                throw Fault("gives tokens that don't spell the text which they are of");
            at += length;
        }

        return tokens;
    }

    /// <inheritdoc/>
    public void Dispose() => _endpoint.Dispose();

    /// <summary>Where an API's server has what stands beside the API: its address without the last <c>/v1</c>.</summary>
    internal static Uri RootOf(Uri api)
    {
        string path = api.AbsolutePath.TrimEnd('/');
        return new UriBuilder(api) { Path = path.EndsWith("/v1", StringComparison.Ordinal) ? path[..^2] : path }.Uri;
    }

    private static int LengthOf(ReadOnlySpan<char> rest)
    {
        if (rest.Length <= Stretch)
            return rest.Length;
        int line = rest[..Stretch].LastIndexOf('\n') + 1;
        return line > Stretch / 2 ? line : char.IsHighSurrogate(rest[Stretch - 1]) ? Stretch - 1 : Stretch;
    }

    private async Task<TokenizeReply> AskAsync(string text, CancellationToken cancellationToken)
    {
        byte[] body = TokenizeReply.Request(_settings.Name, text);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await _server.AttemptAsync(one => AskAsync(one, body), cancellationToken).ConfigureAwait(false);
            }
            catch (ModelException e) when (e.Failure.IsPassing && attempt < _settings.Limits.Attempts)
            {
                TimeSpan wait = _settings.Limits.Backoff * Math.Pow(2, attempt - 1) * Jitter.Of(ref _waits);
                await Task.Delay(e.Failure.RetryAfter > wait ? e.Failure.RetryAfter.Value : wait, _time, cancellationToken).ConfigureAwait(false);
            }
            catch (ModelException e)
            {
                throw new SeedbedException($"tokenizer: server: {e.Failure.Detail}", e);
            }
        }
    }

    private async Task<TokenizeReply> AskAsync(ModelAttempt attempt, byte[] body)
    {
        using HttpResponseMessage reply = await attempt.PostAsync("/tokenize", body).ConfigureAwait(false);
        byte[] bytes = await attempt.ReadAsync(reply).ConfigureAwait(false);
        if (reply.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented)
            throw Fault($"has no /tokenize ({(int)reply.StatusCode})");
        if (reply.StatusCode != HttpStatusCode.OK)
            throw new ModelException(await _server.FailureAsync(attempt, reply, bytes, null).ConfigureAwait(false));
        try
        {
            return TokenizeReply.Read(bytes) ?? throw Fault("tells its tokens' ids, but not what they stand for (vLLM's return_token_strs, llama.cpp's with_pieces)");
        }
        catch (JsonException e)
        {
            throw new ModelException(_server.Failures.NotJson(bytes), e);
        }
    }

    private SeedbedException Fault(string what) =>
        new($"tokenizer: server: {_endpoint.Shown} {what}; give the path of the model's tokenizer.json instead");
}
