using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Telemetry;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Telemetry;

/// <summary>What the library tells a listener of its own process.</summary>
public sealed class InstrumentsTests : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = [];
    private readonly ConcurrentQueue<(string Name, double Value, Dictionary<string, object?> Tags)> _measured = [];
    private readonly ActivityListener _listener;
    private readonly MeterListener _meter = new();
    private readonly TempFolder _folder = new();

    public InstrumentsTests()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name == Instruments.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
        _meter.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Instruments.Name)
                listener.EnableMeasurementEvents(instrument);
        };
        _meter.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meter.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meter.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meter.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_attempt_is_a_span_by_the_conventions()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var models = ModelSet.Connect(server.Settings);
        ChatOptions options = Ask.Options(draw: 2);
        (options.TopP, options.Seed) = (0.5f, 7);
        ChatResponse response = await models["teacher"].Client.GetResponseAsync([new(ChatRole.User, "my secret prompt")], options);

        Activity chat = Chats(server).ShouldHaveSingleItem();

        (chat.DisplayName, chat.Kind, chat.Status).ShouldBe(("chat fake", ActivityKind.Client, ActivityStatusCode.Unset));
        Dictionary<string, object?> tags = chat.TagObjects.ToDictionary();
        tags["gen_ai.operation.name"].ShouldBe("chat");
        tags["gen_ai.provider.name"].ShouldBe("openai");
        tags["gen_ai.request.model"].ShouldBe("fake");
        tags["gen_ai.request.max_tokens"].ShouldBe(100);
        ((double)tags["gen_ai.request.temperature"]!).ShouldBe(0.7, 1e-6);
        tags["gen_ai.request.top_p"].ShouldBe(0.5);
        tags["gen_ai.request.seed"].ShouldBe(7L);
        tags["gen_ai.output.type"].ShouldBe("json");
        tags["gen_ai.response.model"].ShouldBe("fake");
        tags["gen_ai.response.id"].ShouldBe(response.ResponseId);
        tags["gen_ai.response.finish_reasons"].ShouldBe(new[] { "stop" });
        tags["gen_ai.usage.input_tokens"].ShouldBe(response.Usage!.InputTokenCount);
        tags["gen_ai.usage.output_tokens"].ShouldBe(response.Usage!.OutputTokenCount);
        (tags["server.address"], tags["server.port"], tags["seedbed.attempt"]).ShouldBe(("127.0.0.1", server.Address.Port, 1));
        Activity ask = _spans.Single(span => span.SpanId == chat.ParentSpanId);
        ask.DisplayName.ShouldBe("ask generate");
        (ask.GetTagItem("seedbed.unit"), ask.GetTagItem("seedbed.draw"), ask.GetTagItem("seedbed.attempts")).ShouldBe(("doc.md#c1", 2, 1));
        _spans.SelectMany(span => span.TagObjects).ShouldAllBe(tag => !$"{tag.Value}".Contains("secret prompt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_attempt_at_a_request_is_a_span_below_the_request_and_a_fault_says_its_kind()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new()
        {
            Fault = request => request.Attempt < 3 ? FakeModelFault.ServerError : FakeModelFault.None,
        });
        using var models = ModelSet.Connect(server.Settings);
        await models.AskAsync("hello");

        Activity[] chats = Chats(server);

        chats.Select(chat => chat.GetTagItem("error.type")).ShouldBe(["server-error", "server-error", null]);
        chats.Select(chat => chat.GetTagItem("seedbed.attempt")).ShouldBe([1, 2, 3]);
        chats.Select(chat => chat.Status).ShouldBe([ActivityStatusCode.Error, ActivityStatusCode.Error, ActivityStatusCode.Unset]);
        ActivitySpanId asked = chats.Select(chat => chat.ParentSpanId).Distinct().ShouldHaveSingleItem();
        Activity ask = _spans.Single(span => span.SpanId == asked);
        (ask.GetTagItem("seedbed.attempts"), ask.Status).ShouldBe((3, ActivityStatusCode.Unset));
        Measured("gen_ai.client.operation.duration", server).Select(taken => taken.GetValueOrDefault("error.type"))
            .ShouldBe(["server-error", "server-error", null]);
    }

    [Fact]
    public async Task Durations_tokens_and_replays_are_measured()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Models = ["measured"] });
        using ResponseLog log = ResponseLog.Open(_folder["responses"]);
        using var models = ModelSet.Connect(server.Settings, log: log);
        await models.AskAsync("hello");
        await models.AskAsync("hello");
        _meter.RecordObservableInstruments();

        Dictionary<string, object?> took = Measured("gen_ai.client.operation.duration", server).ShouldHaveSingleItem();
        (took["gen_ai.operation.name"], took["gen_ai.provider.name"], took["gen_ai.request.model"]).ShouldBe(("chat", "openai", "measured"));
        Measured("gen_ai.client.token.usage", server).Select(usage => usage["gen_ai.token.type"]).ShouldBe(["input", "output"]);
        OfModel("seedbed.requests.replayed").ShouldHaveSingleItem().ShouldBe(1);
        OfModel("seedbed.requests.limit").ShouldHaveSingleItem().ShouldBeGreaterThan(0);
        OfModel("seedbed.requests.in_flight").ShouldHaveSingleItem().ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_of_a_batch_is_told_by_its_tokens_on_the_requests_own_span()
    {
        ModelSettings settings = ModelSettings.Parse($"batch:{_folder["jobs"]}#in-a-batch");
        using (var models = ModelSet.Connect(settings))
        {
            await Should.ThrowAsync<RequestHeldException>(() => models.AskAsync("hello"));
            models.PublishRequests();
        }

        new BatchService(_folder["jobs"]).Answer();
        using (var models = ModelSet.Connect(settings))
            await models.AskAsync("hello");

        Activity[] spans = [.. _spans.Where(span => span.GetTagItem("gen_ai.request.model") as string == "in-a-batch")];
        spans.Select(span => (span.DisplayName, span.Status)).ShouldBe([("ask generate", ActivityStatusCode.Unset), ("ask generate", ActivityStatusCode.Unset)]);
        spans.Select(span => span.GetTagItem("seedbed.held")).ShouldBe(["batch", null]);
        spans[1].GetTagItem("gen_ai.usage.output_tokens").ShouldBeOfType<long>().ShouldBeGreaterThan(0);
        Dictionary<string, object?>[] told = [.. _measured.Where(one => one.Tags.GetValueOrDefault("gen_ai.request.model") as string == "in-a-batch" && one.Name.StartsWith("gen_ai", StringComparison.Ordinal)).Select(one => one.Tags)];
        told.Select(tags => tags["gen_ai.token.type"]).ShouldBe(["input", "output"]);
        told.ShouldAllBe(tags => !tags.ContainsKey("server.address"));
    }

    private Activity[] Chats(FakeModelServer server) =>
        [.. _spans.Where(span => span.Kind == ActivityKind.Client && span.GetTagItem("server.port") is int port && port == server.Address.Port)];

    private Dictionary<string, object?>[] Measured(string name, FakeModelServer server) =>
        [.. _measured.Where(one => one.Name == name && one.Tags.GetValueOrDefault("server.port") is int port && port == server.Address.Port).Select(one => one.Tags)];

    private double[] OfModel(string name) =>
        [.. _measured.Where(one => one.Name == name && one.Tags["gen_ai.request.model"] as string == "measured").Select(one => one.Value)];

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var kept = new Dictionary<string, object?>();
        foreach (KeyValuePair<string, object?> tag in tags)
            kept[tag.Key] = tag.Value;
        _measured.Enqueue((instrument.Name, value, kept));
    }
}
