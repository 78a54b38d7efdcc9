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

/// <summary>A server that speaks Anthropic's messages API on 127.0.0.1, over real HTTP.</summary>
public sealed class FakeAnthropicServer : IAsyncDisposable
{
    public const string Whole = """{"id":"msg_1","type":"message","role":"assistant","model":"claude-fake","content":[{"type":"text","text":"Blue."}],"stop_reason":"end_turn","usage":{"input_tokens":10,"output_tokens":3}}""";

    private readonly WebApplication _app;
    private readonly Func<int, JsonElement, (int Status, string Body)> _reply;
    private readonly ConcurrentQueue<(JsonElement Body, string? Key, string? Version)> _requests = [];

    private FakeAnthropicServer(WebApplication app, Func<int, JsonElement, (int, string)> reply) => (_app, _reply) = (app, reply);

    public Uri Address { get; private set; } = null!;

    public IReadOnlyList<(JsonElement Body, string? Key, string? Version)> Requests => [.. _requests];

    public ModelSettings Settings => new()
    {
        Name = "claude-fake",
        Provider = ModelProvider.Anthropic,
        Endpoint = Address,
        Limits = new() { Backoff = TimeSpan.FromMilliseconds(1), TimeOut = TimeSpan.FromSeconds(30) },
    };

    /// <summary>Starts a server; each request's number, from 1, and body decide its reply.</summary>
    public static async Task<FakeAnthropicServer> StartAsync(Func<int, JsonElement, (int Status, string Body)> reply)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        var server = new FakeAnthropicServer(app, reply);
        app.MapPost("/v1/messages", server.AnswerAsync);
        app.MapGet("/v1/models", context => context.Response.WriteAsync("""{"data":[{"type":"model","id":"claude-fake"}]}"""));
        app.MapFallback(context =>
        {
            context.Response.StatusCode = 404;
            return context.Response.WriteAsync(Error("not_found_error", "Not found"));
        });
        await app.StartAsync();
        server.Address = new($"{app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()}/v1");
        return server;
    }

    /// <summary>The body of an error.</summary>
    public static string Error(string type, string message) =>
        $$$"""{"type":"error","error":{"type":"{{{type}}}","message":"{{{JsonEncodedText.Encode(message)}}}"},"request_id":"req_1"}""";

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        JsonElement asked = body.RootElement.Clone();
        _requests.Enqueue((asked, context.Request.Headers["x-api-key"], context.Request.Headers["anthropic-version"]));
        (int status, string reply) = _reply(_requests.Count, asked);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (status == 429)
            context.Response.Headers.RetryAfter = "0.01";
        await context.Response.WriteAsync(reply, context.RequestAborted);
    }
}
