using System.Collections.Concurrent;
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
/// always gets the same reply. Faults and waits are injected by <see cref="FakeModelOptions"/>.
/// </summary>
public sealed class FakeModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly FakeModelOptions _options;
    private readonly ConcurrentDictionary<ulong, int> _attempts = [];
    private readonly ConcurrentQueue<FakeModelRequest> _requests = [];
    private int _count;
    private int _now;
    private int _most;

    private FakeModelServer(WebApplication app, FakeModelOptions options) => (_app, _options) = (app, options);

    /// <summary>The base address, <c>http://127.0.0.1:PORT/v1</c>.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The requests for chat so far.</summary>
    public IReadOnlyList<FakeModelRequest> Requests => [.. _requests.OrderBy(request => request.Number)];

    /// <summary>The most requests that were under way at once.</summary>
    public int MostAtOnce => _most;

    /// <summary>Settings of a model here that waits for nothing long.</summary>
    public ModelSettings Settings => new()
    {
        Name = _options.Models[0],
        Endpoint = Address,
        Limits = new() { Backoff = TimeSpan.FromMilliseconds(1), TimeOut = TimeSpan.FromSeconds(30) },
    };

    /// <summary>Starts a server on a free port.</summary>
    public static async Task<FakeModelServer> StartAsync(FakeModelOptions? options = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        var server = new FakeModelServer(app, options ?? new());
        app.MapGet("/v1/models", context => WriteAsync(context, 200, server.ModelsBody()));
        app.MapPost("/v1/chat/completions", server.ChatAsync);
        app.MapFallback(context => WriteAsync(context, 404, Error("no such path", "not_found")));
        await app.StartAsync();
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        server.Address = new($"{address}/v1");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }

    private async Task ChatAsync(HttpContext context)
    {
        Interlocked.Increment(ref _now);
        try
        {
            using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            string? key = context.Request.Headers.Authorization.FirstOrDefault()?["Bearer ".Length..];
            FakeModelRequest request = Log(body.RootElement.Clone(), key);
            InterlockedMax(ref _most, Volatile.Read(ref _now));
            TimeSpan latency = _options.Latency(request);
            if (latency > TimeSpan.Zero)
                await Task.Delay(latency, context.RequestAborted);
            await AnswerAsync(context, request);
        }
        catch (OperationCanceledException)
        {
            // The client gave up.
        }
        finally
        {
            Interlocked.Decrement(ref _now);
        }
    }

    private FakeModelRequest Log(JsonElement body, string? key)
    {
        ulong hash = FakeModelReply.Hash(body.GetRawText());
        var request = new FakeModelRequest(Interlocked.Increment(ref _count), _attempts.AddOrUpdate(hash, 1, (_, count) => count + 1), hash, body, key);
        _requests.Enqueue(request);
        return request;
    }

    private Task AnswerAsync(HttpContext context, FakeModelRequest request)
    {
        string model = request.Body.GetProperty("model").GetString()!;
        if (_options.ApiKey is { } key && key != request.Key)
            return WriteAsync(context, 401, Error($"wrong key {request.Key}", "invalid_api_key"));
        if (!_options.Models.Contains(model))
            return WriteAsync(context, 404, Error($"The model `{model}` does not exist.", "model_not_found"));
        if (request.Body.TryGetProperty("response_format", out JsonElement format)
            && (_options.RefusesFormats || (_options.RefusesSchemas && format.GetProperty("type").GetString() == "json_schema")))
            return WriteAsync(context, 400, Error("response_format is not supported", "invalid_request_error"));
        FakeModelFault fault = _options.Fault(request);
        return fault switch
        {
            FakeModelFault.ServerError => WriteAsync(context, 500, Error("out of luck", "server_error")),
            FakeModelFault.Loading => WriteAsync(context, 503, Error("Loading model", "unavailable_error")),
            FakeModelFault.TooManyRequests => TooManyAsync(context),
            FakeModelFault.Hang => Task.Delay(Timeout.Infinite, context.RequestAborted),
            FakeModelFault.Disconnect => DisconnectAsync(context),
            FakeModelFault.ContextTooLong => WriteAsync(context, 400, Error("This model's maximum context length is 4096 tokens.", "context_length_exceeded")),
            FakeModelFault.BadRequest => WriteAsync(context, 400, Error("bad request", "invalid_request_error")),
            FakeModelFault.Html => WriteAsync(context, 200, "<!doctype html><html><body>Welcome</body></html>", "text/html"),
            FakeModelFault.DamagedGzip => DamagedAsync(context),
            FakeModelFault.HalfCharacter => WriteAsync(context, 400, """{"error":{"message":"\ud83d","code":"\ud83d"}}"""),
            FakeModelFault.SpentBeforeTheFirstWord => WriteAsync(context, 200, """{"id":"x","choices":[{"index":0,"message":{"role":"assistant","content":""},"finish_reason":"length"}]}"""),
            FakeModelFault.EmptyChoices => WriteAsync(context, 200, """{"id":"x","choices":[]}"""),
            _ => WriteAsync(context, 200, Completion(request, model, fault)),
        };
    }

    private static string Completion(FakeModelRequest request, string model, FakeModelFault fault)
    {
        string content = FakeModelReply.To(request, fault);
        content = fault switch
        {
            FakeModelFault.Prose => "I would love to help with that, but first let me think about what the passage says.",
            FakeModelFault.Fenced => $"Sure! Here it is:\n```json\n{content[..^1]},}}\n```\nAnything else?",
            FakeModelFault.Length or FakeModelFault.CutJson => content[..(content.Length * 2 / 3)],
            _ => content,
        };
        string finish = fault == FakeModelFault.Length ? "length" : "stop";
        return $$$"""{"id":"fake-{{{request.Hash}}}","object":"chat.completion","model":"{{{model}}}","choices":[{"index":0,"message":{"role":"assistant","content":"{{{JsonEncodedText.Encode(content)}}}"},"finish_reason":"{{{finish}}}"}],"usage":{"prompt_tokens":{{{request.Prompt.Length / 4}}},"completion_tokens":{{{content.Length / 4}}} } }""";
    }

    private static Task TooManyAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "0";
        return WriteAsync(context, 429, Error("slow down", "rate_limit_exceeded"));
    }

    private static Task DamagedAsync(HttpContext context)
    {
        context.Response.Headers.ContentEncoding = "gzip";
        return WriteAsync(context, 200, "this was never compressed");
    }

    private static async Task DisconnectAsync(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("{\"id\":");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private static string Error(string message, string code) =>
        $$$"""{"error":{"message":"{{{JsonEncodedText.Encode(message)}}}","type":"error","code":"{{{code}}}"} }""";

    private string ModelsBody() =>
        "{\"object\":\"list\",\"data\":[" + string.Join(",", _options.Models.Select(model => $"{{\"id\":\"{model}\",\"object\":\"model\"}}")) + "]}";

    private static Task WriteAsync(HttpContext context, int status, string body, string type = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (int known = most; value > known && Interlocked.CompareExchange(ref most, value, known) is var seen && seen != known;)
            known = seen;
    }
}
