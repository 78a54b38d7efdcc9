using System.Net.Http.Headers;

namespace Seedbed.Models;

/// <summary>One attempt's requests and the time that they have: for the first byte, and for all of it.</summary>
internal sealed class ModelAttempt : IDisposable
{
    private readonly Endpoint _endpoint;
    private readonly CancellationTokenSource _late;
    private readonly CancellationTokenSource? _firstByteLate;
    private readonly CancellationTokenSource _any;

    public ModelAttempt(Endpoint endpoint, RequestLimits limits, TimeProvider time, CancellationToken cancellationToken)
    {
        _endpoint = endpoint;
        _late = new(limits.TimeOut, time);
        _firstByteLate = limits.FirstByteTimeOut is { } limit ? new(limit, time) : null;
        _any = CancellationTokenSource.CreateLinkedTokenSource(_late.Token, _firstByteLate?.Token ?? CancellationToken.None, cancellationToken);
    }

    /// <summary>Whether the time for all of it is over.</summary>
    public bool IsLate => _late.IsCancellationRequested;

    /// <summary>Whether the time for the first byte is over, and none has come.</summary>
    public bool IsFirstByteLate => _firstByteLate is { IsCancellationRequested: true };

    /// <summary>Cancelled when the time is over or the caller gives up.</summary>
    public CancellationToken Token => _any.Token;

    /// <summary>Sends JSON; the reply's head has come when this returns.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await _endpoint.SendAsync(HttpMethod.Post, path, content, Token).ConfigureAwait(false);
    }

    /// <summary>Asks for what needs no body.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => _endpoint.SendAsync(HttpMethod.Get, path, null, Token);

    /// <summary>The reply's whole body.</summary>
    public Task<byte[]> ReadAsync(HttpResponseMessage reply)
    {
        GotFirstByte();
        return Endpoint.ReadAsync(reply, Token);
    }

    /// <summary>From here on only the time for all of it counts.</summary>
    public void GotFirstByte() => _firstByteLate?.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _any.Dispose();
        _firstByteLate?.Dispose();
        _late.Dispose();
    }
}
