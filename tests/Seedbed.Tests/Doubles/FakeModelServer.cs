using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Seedbed.Models;

namespace Seedbed.Tests.Doubles;

/// <summary>
/// An OpenAI-compatible server on 127.0.0.1, over real HTTP, whose model is <see cref="FakeModelReply"/>: the same request
/// always gets the same reply. Capacity, waits and faults are those of <see cref="FakeModelOptions"/>.
/// </summary>
public sealed class FakeModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly FakeModelOptions _options;
    private readonly FakeModelGate _gate;
    private readonly FakeModelCompletion? _constant;
    private readonly ConcurrentDictionary<ulong, int> _attempts = [];
    private readonly ConcurrentQueue<FakeModelRequest> _requests = [];
    private readonly ConcurrentQueue<FakeModelRequest> _embeddings = [];
    private readonly CancellationTokenSource _closing = new();
    private int _count;
    private int _answered;
    private int _now;
    private int _most;

    private FakeModelServer(WebApplication app, FakeModelOptions options)
    {
        (_app, _options) = (app, options);
        _gate = new(options.Capacity, options.QueueLimit);
        _constant = options.Constant is { } content ? FakeModelCompletion.Of(content, options.Models[0]) : null;
    }

    /// <summary>The base address, <c>http://127.0.0.1:PORT/v1</c>.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The requests for chat so far.</summary>
    public IReadOnlyList<FakeModelRequest> Requests => [.. _requests.OrderBy(request => request.Number)];

    /// <summary>The requests for embeddings so far.</summary>
    public IReadOnlyList<FakeModelRequest> EmbeddingRequests => [.. _embeddings.OrderBy(request => request.Number)];

    /// <summary>How many requests of all kinds came so far, kept or not.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>How many of them were answered well, to the last byte.</summary>
    public int Answered => Volatile.Read(ref _answered);

    /// <summary>The most requests that were under way at once, waiting ones included.</summary>
    public int MostAtOnce => _most;

    /// <summary>How many requests it works on at once.</summary>
    public int Capacity
    {
        get => _gate.Capacity;
        set => _gate.Capacity = value;
    }

    /// <summary>How many requests it works on now.</summary>
    public int Working => _gate.Inside;

    /// <summary>How many requests wait for their turn now.</summary>
    public int Waiting => _gate.Waiting;

    /// <summary>Settings of a model here that waits for nothing long.</summary>
    public ModelSettings Settings => new()
    {
        Name = _options.Models[0],
        Endpoint = Address,
        Limits = new() { Backoff = TimeSpan.FromMilliseconds(1), TimeOut = TimeSpan.FromSeconds(30) },
    };

    /// <summary>Starts a server.</summary>
    public static async Task<FakeModelServer> StartAsync(FakeModelOptions? options = null)
    {
        options ??= new();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{options.Port}"));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        WebApplication app = builder.Build();
        var server = new FakeModelServer(app, options);
        app.MapGet("/v1/models", server.ListModelsAsync);
        app.MapPost("/v1/chat/completions", context => server.ServeAsync(context, isChat: true));
        app.MapPost("/v1/embeddings", context => server.ServeAsync(context, isChat: false));
        if (options.Tokenize is { } tokens)
            app.MapPost("/tokenize", context => tokens(context));
        app.MapFallback(context => FakeModelAnswer.ErrorAsync(context, 404, "no such path", "not_found"));
        await app.StartAsync();
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        server.Address = new($"{address}/v1");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _closing.CancelAsync();
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
        _closing.Dispose();
    }

    private Task ListModelsAsync(HttpContext context) => _options.ModelsFault() is var fault and not FakeModelFault.None
        ? FakeModelAnswer.FailAsync(context, fault, _options)
        : FakeModelAnswer.WriteAsync(context, 200, ModelsBody());

    private async Task ServeAsync(HttpContext context, bool isChat)
    {
        InterlockedMax(ref _most, Interlocked.Increment(ref _now));
        try
        {
            FakeModelRequest request = await ReadAsync(context, isChat ? _requests : _embeddings);
            if (!await _gate.EnterAsync(context.RequestAborted))
            {
                await FakeModelAnswer.TooManyAsync(context, _options.RetryAfter);
                return;
            }

            try
            {
                await WorkAsync(context, request, isChat);
            }
            finally
            {
                _gate.Leave();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or BadHttpRequestException)
        {
            // The client gave up.
        }
        finally
        {
            Interlocked.Decrement(ref _now);
        }
    }

    private async Task<FakeModelRequest> ReadAsync(HttpContext context, ConcurrentQueue<FakeModelRequest> kept)
    {
        if (_constant is not null)
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            int number = Interlocked.Increment(ref _count);
            return new(number, 1, (ulong)number, default, null);
        }

        var body = new MemoryStream((int)(context.Request.ContentLength ?? 4096));
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        ReadOnlyMemory<byte> bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        ulong hash = FakeModelReply.Hash(bytes.Span);
        string? key = context.Request.Headers.Authorization.FirstOrDefault()?["Bearer ".Length..];
        int attempt = _attempts.AddOrUpdate(hash, 1, static (_, count) => count + 1);
        var request = new FakeModelRequest(Interlocked.Increment(ref _count), attempt, hash, JsonElement.Parse(bytes.Span), key);
        if (_options.KeepsRequests)
            kept.Enqueue(request);
        return request;
    }

    private async Task WorkAsync(HttpContext context, FakeModelRequest request, bool isChat)
    {
        FakeModelFault fault = _options.Fault(request);
        TimeSpan latency = _options.Latency(request);
        FakeModelCompletion? completion = _constant;
        if (completion is null && !FakeModelAnswer.IsOfTransport(fault) && Refusal(request, isChat) is null)
            completion = isChat ? FakeModelCompletion.To(request, ModelOf(request), fault, _options) : EmbeddingsOf(request);
        latency += _options.LatencyPerToken * (completion?.Tokens ?? 0);
        if (latency > TimeSpan.Zero)
            await Task.Delay(latency, context.RequestAborted);
        await AnswerAsync(context, request, completion, fault, isChat);
    }

    private async Task AnswerAsync(HttpContext context, FakeModelRequest request, FakeModelCompletion? completion, FakeModelFault fault, bool isChat)
    {
        if (_constant is null && Refusal(request, isChat) is { } refusal)
        {
            await FakeModelAnswer.ErrorAsync(context, refusal.Status, refusal.Message, refusal.Code);
        }
        else if (FakeModelAnswer.IsOfTransport(fault))
        {
            using var both = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _closing.Token);
            context.RequestAborted = both.Token;
            await FakeModelAnswer.FailAsync(context, fault, _options);
        }
        else
        {
            await FakeModelAnswer.SendAsync(context, completion!.Body, fault, _options);
            Interlocked.Increment(ref _answered);
        }
    }

    private (int Status, string Message, string Code)? Refusal(FakeModelRequest request, bool isChat)
    {
        if (_options.ApiKey is { } key && key != request.Key)
            return (401, $"wrong key {request.Key}", "invalid_api_key");
        if (ModelOf(request) is var model && !_options.Models.Contains(model))
            return (404, $"The model `{model}` does not exist.", "model_not_found");
        bool refusesFormat = isChat && request.Body.TryGetProperty("response_format", out JsonElement format)
            && (_options.RefusesFormats || (_options.RefusesSchemas && format.GetProperty("type").GetString() == "json_schema"));
        return refusesFormat ? (400, "response_format is not supported", "invalid_request_error") : null;
    }

    private FakeModelCompletion EmbeddingsOf(FakeModelRequest request) =>
        new(System.Text.Encoding.UTF8.GetBytes(FakeModelEmbedding.Body(request, ModelOf(request), _options.EmbeddingSize)), 0);

    private static string ModelOf(FakeModelRequest request) => request.Body.GetProperty("model").GetString()!;

    private string ModelsBody() =>
        "{\"object\":\"list\",\"data\":[" + string.Join(",", _options.Models.Select(model => $"{{\"id\":\"{model}\",\"object\":\"model\"}}")) + "]}";

    private static void InterlockedMax(ref int most, int value)
    {
        for (int known = most; value > known && Interlocked.CompareExchange(ref most, value, known) is var seen && seen != known;)
            known = seen;
    }
}
