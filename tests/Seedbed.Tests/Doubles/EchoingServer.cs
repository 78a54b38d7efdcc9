using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Seedbed.Tests.Doubles;

/// <summary>A server that refuses every request and tells all it was sent, headers and address included, as careless gateways do.</summary>
internal sealed class EchoingServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EchoingServer(WebApplication app) => _app = app;

    /// <summary>The base address, <c>http://127.0.0.1:PORT/v1</c>.</summary>
    public Uri Address => new($"{_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()}/v1");

    /// <summary>Starts a server whose every answer has this status.</summary>
    /// <param name="status">The status; at 3xx the address stands in Location.</param>
    /// <param name="error">The error object around what was sent.</param>
    public static async Task<EchoingServer> StartAsync(int status, Func<string, object> error)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        app.MapFallback(context =>
        {
            string sent = string.Join(' ', context.Request.Headers.SelectMany(header => header.Value, (header, value) => $"{header.Key}: {value}"))
                + $" {context.Request.GetDisplayUrl()}";
            context.Response.StatusCode = status;
            if (status is >= 300 and < 400)
                context.Response.Headers.Location = $"http://{Uri.EscapeDataString(sent)}@elsewhere.invalid/{Uri.EscapeDataString(sent)}/x?sent={Uri.EscapeDataString(sent)}";
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(System.Text.Json.JsonSerializer.Serialize(error(sent)));
        });
        await app.StartAsync();
        return new(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
