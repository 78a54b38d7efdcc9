using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Models;

/// <summary>The double that other tests rely on does what it says.</summary>
public sealed class FakeModelServerTests
{
    [Fact]
    public async Task It_works_on_as_many_as_it_may_first_come_first_served_and_follows_a_change()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Capacity = 2, Fault = _ => FakeModelFault.Hang });
        using var client = new HttpClient();
        using var cancel = new CancellationTokenSource();
        Task[] asked = [.. Enumerable.Range(0, 6).Select(number => AskAsync(client, server, $"q{number}", cancel.Token))];
        await UntilAsync(() => (server.Working, server.Waiting) == (2, 4));
        server.Capacity = 5;
        await UntilAsync(() => (server.Working, server.Waiting) == (5, 1));
        server.Capacity = 1;
        (server.Working, server.Waiting).ShouldBe((5, 1));
        await cancel.CancelAsync();
        await Task.WhenAll(asked.Select(task => Should.ThrowAsync<OperationCanceledException>(() => task)));
        await UntilAsync(() => (server.Working, server.Waiting) == (0, 0));
        server.Capacity.ShouldBe(1);
    }

    [Fact]
    public async Task One_more_than_may_wait_gets_a_429()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(
            new() { Capacity = 1, QueueLimit = 1, RetryAfter = "7", Fault = _ => FakeModelFault.Hang });
        using var client = new HttpClient();
        using var cancel = new CancellationTokenSource();
        Task[] asked = [.. Enumerable.Range(0, 2).Select(number => AskAsync(client, server, $"q{number}", cancel.Token))];
        await UntilAsync(() => (server.Working, server.Waiting) == (1, 1));
        using HttpResponseMessage refused = await AskAsync(client, server, "one more");
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        await cancel.CancelAsync();
        await Task.WhenAll(asked.Select(task => Should.ThrowAsync<OperationCanceledException>(() => task)));
    }

    [Fact]
    public async Task It_gives_as_many_choices_as_asked_its_thoughts_and_what_it_used()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Reasoning = _ => "let me see what this is", CachedShare = 0.5 });
        using var client = new HttpClient();
        string body = """{"model":"fake","n":3,"messages":[{"role":"user","content":"<passage>\nThe pump has a valve. The valve has a seal of rubber. The rubber comes from the tree.\n</passage>\n{\"question\":\"…\"}"}]}""";
        JsonElement reply = await ReplyAsync(client, server, "chat/completions", body);
        JsonElement[] messages = [.. reply.GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("message"))];
        messages.Select(message => message.GetProperty("content").GetString()).Distinct().Count().ShouldBe(3);
        messages[0].GetProperty("reasoning_content").GetString().ShouldBe("let me see what this is");
        JsonElement usage = reply.GetProperty("usage");
        usage.GetProperty("prompt_tokens_details").GetProperty("cached_tokens").GetInt32().ShouldBe(usage.GetProperty("prompt_tokens").GetInt32() / 2);
        usage.GetProperty("completion_tokens_details").GetProperty("reasoning_tokens").GetInt32().ShouldBe(15);
    }

    [Fact]
    public async Task Embeddings_are_of_length_one_the_same_each_time_and_near_for_like_words()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { EmbeddingSize = 32 });
        using var client = new HttpClient();
        JsonElement reply = await ReplyAsync(
            client, server, "embeddings", """{"model":"fake","input":["the pump has a valve","the pump has a seal","quite another matter","the pump has a valve"]}""");
        float[][] vectors = [.. reply.GetProperty("data").EnumerateArray().Select(
            item => item.GetProperty("embedding").EnumerateArray().Select(value => value.GetSingle()).ToArray())];
        vectors.ShouldAllBe(vector => vector.Length == 32 && Math.Abs(Dot(vector, vector) - 1) < 1e-4);
        vectors[3].ShouldBe(vectors[0]);
        (Dot(vectors[0], vectors[1]) - Dot(vectors[0], vectors[2])).ShouldBeGreaterThan(0.3);
    }

    [Fact]
    public void A_plan_hits_its_share_and_a_passing_fault_passes()
    {
        var plan = FakeModelFaultPlan.Parse("429:10%,prose:0.2");
        var first = Enumerable.Range(0, 10_000).Select(i => Request(i, attempt: 1)).ToList();
        first.Count(request => plan.Of(request) == FakeModelFault.TooManyRequests).ShouldBeInRange(900, 1100);
        first.Count(request => plan.Of(request) == FakeModelFault.Prose).ShouldBeInRange(1850, 2150);
        first.Select(request => plan.Of(request with { Attempt = 2 })).ShouldAllBe(fault => fault == FakeModelFault.None || fault == FakeModelFault.Prose);
        first.Count(request => (plan with { From = 5_001 }).Of(request) == FakeModelFault.None && request.Number <= 5_000).ShouldBe(5_000);
        first.Count(request => (plan with { Attempts = 3 }).Of(request with { Attempt = 2 }) == FakeModelFault.TooManyRequests).ShouldBeInRange(50, 150);
    }

    [Fact]
    public async Task A_constant_server_reads_nothing_and_keeps_nothing()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Constant = "{\"answer\":\"yes\"}" });
        using var client = new HttpClient();
        JsonElement reply = await ReplyAsync(client, server, "chat/completions", "not even JSON");
        reply.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString().ShouldBe("{\"answer\":\"yes\"}");
        (server.Count, server.Answered, server.Requests.Count).ShouldBe((1, 1, 0));
    }

    private static FakeModelRequest Request(int number, int attempt) => new(number + 1, attempt, FakeModelReply.Hash($"{number}"), default, null);

    private static double Dot(float[] one, float[] other) => one.Zip(other, (a, b) => (double)a * b).Sum();

    private static async Task<JsonElement> ReplyAsync(HttpClient client, FakeModelServer server, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage reply = await client.PostAsync(new Uri($"{server.Address}/{path}"), content);
        reply.EnsureSuccessStatusCode();
        return JsonElement.Parse(await reply.Content.ReadAsByteArrayAsync());
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, FakeModelServer server, string prompt, CancellationToken cancel = default)
    {
        using var content = new StringContent($$"""{"model":"fake","messages":[{"role":"user","content":"{{prompt}}"}]}""", Encoding.UTF8, "application/json");
        return await client.PostAsync(new Uri($"{server.Address}/chat/completions"), content, cancel);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!holds())
        {
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));
            await Task.Delay(5);
        }
    }
}
