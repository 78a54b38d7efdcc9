using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Seedbed.Models;

namespace Seedbed.Tests.Doubles;

/// <summary>A server that answers each request with the bytes that it is told, one request a connection.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, string> _reply;
    private readonly ConcurrentQueue<string> _requests = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;

    public RawServer(Func<string, string> reply)
    {
        _reply = reply;
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>The bodies of the requests that had one.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    public ModelSettings Settings => new()
    {
        Name = "m",
        Endpoint = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1"),
        Limits = new() { Backoff = TimeSpan.FromMilliseconds(1), TimeOut = TimeSpan.FromSeconds(30) },
    };

    /// <summary>A reply in HTTP.</summary>
    public static string Reply(int status, string body, string type = "application/json") =>
        $"HTTP/1.1 {status} Said\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        try
        {
            string request = await ReadAsync(stream);
            int body = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (body >= 0 && request.StartsWith("POST", StringComparison.Ordinal))
                _requests.Enqueue(request[(body + 4)..]);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(_reply(request)), _end.Token);
            await stream.FlushAsync(_end.Token);
        }
        catch (IOException)
        {
            // The client hung up.
        }
    }

    // To the end of the body, or of whatever comes that is no HTTP.
    private async Task<string> ReadAsync(NetworkStream stream)
    {
        var read = new StringBuilder();
        byte[] buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, _end.Token) is > 0 and var count)
        {
            read.Append(Encoding.UTF8.GetString(buffer, 0, count));
            string request = read.ToString();
            int head = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            int length = request.IndexOf("Content-Length: ", StringComparison.Ordinal);
            if (buffer[0] == 0x16 || (head >= 0 && (length < 0 || Encoding.UTF8.GetByteCount(request[(head + 4)..]) >= int.Parse(request[(length + 16)..request.IndexOf('\r', length)], null))))
                break;
        }

        return read.ToString();
    }
}
