using System.Text.Json;
using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Models.Embeddings;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Models.Embeddings;

public sealed class EmbeddingModelTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Texts_get_their_vectors_in_order_many_in_one_request()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { EmbeddingSize = 8 });
        using var models = ModelSet.Connect(null, embedder: server.Settings);
        string[] texts = [.. Enumerable.Range(0, 100).Select(number => $"text {number % 90}")];

        GeneratedEmbeddings<Embedding<float>> vectors = await models.Embedder.Generator.GenerateAsync(texts);

        vectors.Select(vector => vector.Vector.ToArray()).ShouldBe(texts.Select(text => FakeModelEmbedding.Of(text, 8)));
        server.EmbeddingRequests.Count.ShouldBe(2);
        vectors.Usage!.InputTokenCount.ShouldBe(texts.Distinct().Sum(text => text.Length / 4));
        (models.Embedder.Usage.Requests, models.Embedder.Usage.InputTokens).ShouldBe((90, vectors.Usage.InputTokenCount!.Value));
    }

    [Fact]
    public async Task What_is_in_the_log_is_not_asked_again_whatever_was_asked_beside_it()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        float[][] first = await EmbedAsync(server, "one", "two", "three");
        float[][] second = await EmbedAsync(server, "three", "four", "one");
        second[0].ShouldBe(first[2]);
        second[2].ShouldBe(first[0]);
        server.EmbeddingRequests.Select(request => request.Body.GetProperty("input").GetArrayLength()).ShouldBe([3, 1]);
        JsonElement line = JsonElement.Parse((await File.ReadAllLinesAsync(Path.Combine(_folder["responses"], "responses.jsonl")))[0]);
        line.GetProperty("step").GetString().ShouldBe("embed");
        line.GetProperty("request").GetProperty("embedding").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_vector_and_an_answer_to_the_same_text_are_two_requests()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using ResponseLog log = ResponseLog.Open(_folder["responses"]);
        using var models = ModelSet.Connect(server.Settings, log: log, embedder: server.Settings);
        await models.Embedder.EmbedAsync(["hello"]);
        (await models.AskAsync("hello")).Text.ShouldContain("answer");
        log.Count.ShouldBe(2);
    }

    [Fact]
    public async Task One_text_that_is_refused_does_not_cost_the_others_their_vectors()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new()
        {
            Fault = request => request.Body.GetProperty("input").EnumerateArray().Any(text => text.GetString() == "long") ? FakeModelFault.ContextTooLong : FakeModelFault.None,
        });
        using ResponseLog log = ResponseLog.Open(_folder["responses"]);
        using var models = ModelSet.Connect(null, log: log, embedder: server.Settings);

        IReadOnlyList<EmbeddingOutcome> outcomes = await models.Embedder.EmbedAsync(["short", "long", "shorter"]);

        outcomes.Select(outcome => outcome.Failure?.Kind).ShouldBe([null, ModelFailureKind.ContextTooLong, null]);
        outcomes.Select(outcome => outcome.Vector.Length).ShouldBe([64, 0, 64]);
        int asked = server.EmbeddingRequests.Count;
        await models.Embedder.EmbedAsync(["short", "long", "shorter"]);
        server.EmbeddingRequests.Count.ShouldBe(asked, "failures replay as well");
    }

    [Theory]
    [InlineData(FakeModelFault.ServerError)]
    [InlineData(FakeModelFault.TooManyRequests)]
    [InlineData(FakeModelFault.Disconnect)]
    public async Task A_passing_fault_is_asked_again(FakeModelFault fault)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = FakeModelOptions.Numbers(fault, 1) });
        using var models = ModelSet.Connect(null, embedder: server.Settings);
        (await models.Embedder.EmbedAsync(["one", "two"])).ShouldAllBe(outcome => outcome.Failure == null);
        server.EmbeddingRequests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Giving_up_is_no_failure()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => FakeModelFault.Hang });
        using ResponseLog log = ResponseLog.Open(_folder["responses"]);
        using var models = ModelSet.Connect(null, log: log, embedder: server.Settings);
        using var cancel = new CancellationTokenSource();
        Task asked = models.Embedder.EmbedAsync(["one"], cancellationToken: cancel.Token);
        while (server.EmbeddingRequests.Count == 0)
            await Task.Delay(5);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => asked);
        log.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_wrong_model_stops_the_run()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var models = ModelSet.Connect(null, embedder: server.Settings with { Name = "other" });
        (await Should.ThrowAsync<SeedbedException>(() => models.Embedder.EmbedAsync(["one"]))).Message.ShouldContain("it offers fake");
    }

    [Fact]
    public void A_missing_embedder_says_how_to_name_one() =>
        Should.Throw<SeedbedException>(() => ModelSet.None.Embedder).Message.ShouldContain("--embedder");

    [Fact]
    public void An_embedder_that_gives_no_vectors_is_named_before_anything_is_sent() =>
        Should.Throw<SeedbedException>(() => ModelSet.Connect(null, embedder: ModelSettings.Parse("batch:requests"))).Message.ShouldContain("can't be the embedder");

    private async Task<float[][]> EmbedAsync(FakeModelServer server, params string[] texts)
    {
        using ResponseLog log = ResponseLog.Open(_folder["responses"]);
        using var models = ModelSet.Connect(null, log: log, embedder: server.Settings);
        IReadOnlyList<EmbeddingOutcome> outcomes = await models.Embedder.EmbedAsync(texts, new ModelCall("embed", "doc.md#c1", 1, 0));
        return [.. outcomes.Select(outcome => outcome.Vector.ToArray())];
    }
}
