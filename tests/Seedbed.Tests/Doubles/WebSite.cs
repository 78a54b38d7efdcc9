using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Seedbed.Tests.Doubles;

/// <summary>A web site on 127.0.0.1, over real HTTP: pages by path, or whatever a handler writes.</summary>
internal sealed class WebSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, RequestDelegate> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _asked = [];
    private readonly CancellationTokenSource _closing = new();

    private WebSite(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    public int Port => Address.Port;

    /// <summary>Paths with their queries, in the order in which they were asked for.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    public static async Task<WebSite> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        WebApplication app = builder.Build();
        var site = new WebSite(app);
        app.Run(site.AnswerAsync);
        await app.StartAsync();
        site.Address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return site;
    }

    public string At(string path) => new Uri(Address, path).AbsoluteUri;

    public WebSite With(string path, string body, string? type = "text/html") => With(path, System.Text.Encoding.UTF8.GetBytes(body), type);

    public WebSite With(string path, byte[] body, string? type) => With(path, async context =>
    {
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(body);
    });

    public WebSite With(string path, RequestDelegate answer)
    {
        _pages[path] = answer;
        return this;
    }

    public WebSite Redirect(string path, string to, int status = 302) => With(path, context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = to;
        return Task.CompletedTask;
    });

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _closing.CancelAsync();
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
        _closing.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path + context.Request.QueryString;
        _asked.Enqueue(path);
        if (!_pages.TryGetValue(path, out RequestDelegate? page))
        {
            context.Response.StatusCode = 404;
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _closing.Token);
        context.RequestAborted = ended.Token;
        try
        {
            await page(context);
        }
        catch (OperationCanceledException)
        {
            // The reader hung up, or the test is over.
        }
    }
}
