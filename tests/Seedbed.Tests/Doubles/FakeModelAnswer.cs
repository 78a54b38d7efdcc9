using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Seedbed.Tests.Doubles;

/// <summary>How the fake server puts its replies, and its faults, on the wire.</summary>
internal static class FakeModelAnswer
{
    /// <summary>Whether a fault needs no completion.</summary>
    public static bool IsOfTransport(FakeModelFault fault) => fault is FakeModelFault.ServerError or FakeModelFault.Loading
        or FakeModelFault.TooManyRequests or FakeModelFault.TooManyRequestsUnsaid or FakeModelFault.Hang or FakeModelFault.HangInBody
        or FakeModelFault.Reset or FakeModelFault.Disconnect or FakeModelFault.ContextTooLong or FakeModelFault.BadRequest
        or FakeModelFault.WrongKey or FakeModelFault.UnknownModel or FakeModelFault.Redirect or FakeModelFault.Html
        or FakeModelFault.DamagedGzip or FakeModelFault.HalfCharacter;

    /// <summary>Does what a fault of transport does.</summary>
    public static Task FailAsync(HttpContext context, FakeModelFault fault, FakeModelOptions options) => fault switch
    {
        FakeModelFault.ServerError => ErrorAsync(context, 500, "out of luck", "server_error"),
        FakeModelFault.Loading => ErrorAsync(context, 503, "Loading model", "unavailable_error"),
        FakeModelFault.TooManyRequests => TooManyAsync(context, options.RetryAfter),
        FakeModelFault.TooManyRequestsUnsaid => TooManyAsync(context, null),
        FakeModelFault.Hang => Task.Delay(Timeout.Infinite, context.RequestAborted),
        FakeModelFault.HangInBody => HangInBodyAsync(context),
        FakeModelFault.Reset => ResetAsync(context),
        FakeModelFault.Disconnect => DisconnectAsync(context),
        FakeModelFault.ContextTooLong => ErrorAsync(context, 400, "This model's maximum context length is 4096 tokens.", "context_length_exceeded"),
        FakeModelFault.BadRequest => ErrorAsync(context, 400, "bad request", "invalid_request_error"),
        FakeModelFault.WrongKey => ErrorAsync(context, 401, "wrong key", "invalid_api_key"),
        FakeModelFault.UnknownModel => ErrorAsync(context, 404, "The model does not exist.", "model_not_found"),
        FakeModelFault.Redirect => RedirectAsync(context),
        FakeModelFault.Html => WriteAsync(context, 200, "<!doctype html><html><body>Welcome</body></html>", "text/html"),
        FakeModelFault.DamagedGzip => DamagedAsync(context),
        FakeModelFault.HalfCharacter => WriteAsync(context, 400, """{"error":{"message":"\ud83d","code":"\ud83d"}}"""),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };

    /// <summary>Sends a completion, all at once or byte by byte.</summary>
    public static Task SendAsync(HttpContext context, byte[] body, FakeModelFault fault, FakeModelOptions options) =>
        fault == FakeModelFault.Drip ? DripAsync(context, body, options.DripInterval) : WriteAsync(context, 200, body);

    public static Task TooManyAsync(HttpContext context, string? retryAfter)
    {
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        return ErrorAsync(context, 429, "slow down", "rate_limit_exceeded");
    }

    public static Task ErrorAsync(HttpContext context, int status, string message, string code) => WriteAsync(
        context, status, $$$"""{"error":{"message":"{{{JsonEncodedText.Encode(message)}}}","type":"error","code":"{{{code}}}"} }""");

    public static Task WriteAsync(HttpContext context, int status, string body, string type = "application/json") =>
        WriteAsync(context, status, Encoding.UTF8.GetBytes(body), type);

    private static Task WriteAsync(HttpContext context, int status, byte[] body, string type = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private static async Task DripAsync(HttpContext context, byte[] body, TimeSpan interval)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        for (int i = 0; i < body.Length; i++)
        {
            await context.Response.Body.WriteAsync(body.AsMemory(i, 1), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(interval, context.RequestAborted);
        }
    }

    private static async Task HangInBodyAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = 1000;
        await context.Response.StartAsync(context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    }

    private static Task ResetAsync(HttpContext context)
    {
        // Without lingering, closing sends a reset.
        if (context.Features.Get<IConnectionSocketFeature>() is { } connection)
            connection.Socket.LingerState = new(enable: true, seconds: 0);
        context.Abort();
        return Task.CompletedTask;
    }

    private static async Task DisconnectAsync(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("{\"id\":");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private static Task RedirectAsync(HttpContext context)
    {
        context.Response.Headers.Location = "http://127.0.0.1:9/elsewhere";
        return WriteAsync(context, 302, "");
    }

    private static Task DamagedAsync(HttpContext context)
    {
        context.Response.Headers.ContentEncoding = "gzip";
        return WriteAsync(context, 200, "this was never compressed");
    }
}
