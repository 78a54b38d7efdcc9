using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Seedbed.Benchmarks;

/// <summary>The floor: posts the bodies of a file, so many at once, reads each reply and does nothing else. A 429 or 500 is asked again.</summary>
internal static class BareClient
{
    /// <param name="address">The address to post to.</param>
    /// <param name="bodies">A file with one body a line; they are used over and over.</param>
    /// <param name="count">How many requests.</param>
    /// <param name="atOnce">How many at once.</param>
    public static async Task<int> RunAsync(Uri address, string bodies, int count, int atOnce)
    {
        byte[][] lines = [.. (await File.ReadAllLinesAsync(bodies)).Select(System.Text.Encoding.UTF8.GetBytes)];
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = atOnce }) { Timeout = TimeSpan.FromSeconds(100) };
        int next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is int number && number < count)
                await PostAsync(client, address, lines[number % lines.Length]);
        }));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count / watch.Elapsed.TotalSeconds:F0} requests/s"));
        return 0;
    }

    private static async Task PostAsync(HttpClient client, Uri address, byte[] body)
    {
        while (true)
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using HttpResponseMessage reply = await client.PostAsync(address, content);
            byte[] bytes = await reply.Content.ReadAsByteArrayAsync();
            if (reply.IsSuccessStatusCode)
            {
                using var parsed = JsonDocument.Parse(bytes);
                return;
            }

            if (reply.Headers.RetryAfter?.Delta is { } wait)
                await Task.Delay(wait);
        }
    }
}
