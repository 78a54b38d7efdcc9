using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Models.Pacing;

public sealed class PacingChatClientTests
{
    [Fact]
    public async Task The_number_in_flight_grows_from_16_to_what_the_server_bears()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Latency = _ => TimeSpan.FromMilliseconds(50) });
        using var models = ModelSet.Connect(server.Settings);
        models["teacher"].Pace!.Limit.ShouldBe(16);
        await AskManyAsync(models, 600);
        models["teacher"].Pace!.Limit.ShouldBeGreaterThan(16);
        models["teacher"].Pace!.InFlight.ShouldBe(0);
        models["teacher"].Pace!.Waiting.ShouldBe(0);
        server.MostAtOnce.ShouldBeGreaterThan(16);
    }

    [Fact]
    public async Task Requests_of_earlier_units_go_first()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Latency = _ => TimeSpan.FromMilliseconds(20) });
        using var models = ModelSet.Connect(Bounded(server.Settings, 1));
        Task<ChatResponse> first = AskAsync(models, "first", turn: 0);
        Task[] later = [.. new[] { 3, 1, 2, 1 }.Select((turn, place) => AskAsync(models, $"turn {turn} place {place}", turn))];
        await Task.WhenAll([first, .. later]);
        server.Requests.Select(request => request.Prompt).ShouldBe(["first", "turn 1 place 1", "turn 1 place 3", "turn 2 place 2", "turn 3 place 0"]);
    }

    [Fact]
    public async Task Who_waits_for_a_place_can_be_cancelled_and_nobody_loses_a_place_by_it()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Latency = _ => TimeSpan.FromMilliseconds(100) });
        using var models = ModelSet.Connect(Bounded(server.Settings, 1));
        using var cancel = new CancellationTokenSource();
        Task<ChatResponse> first = AskAsync(models, "first", 0);
        Task<ChatResponse> second = AskAsync(models, "second", 1, cancel.Token);
        Task<ChatResponse> third = AskAsync(models, "third", 2);
        models["teacher"].Pace.ShouldBe(new ModelPace(1, 1, 2));
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        await Task.WhenAll(first, third);
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Requests_go_to_the_endpoint_that_is_least_full()
    {
        await using FakeModelServer one = await FakeModelServer.StartAsync(new() { Latency = _ => TimeSpan.FromMilliseconds(50) });
        await using FakeModelServer two = await FakeModelServer.StartAsync(new() { Latency = _ => TimeSpan.FromMilliseconds(50) });
        using var models = ModelSet.Connect(one.Settings with { FurtherEndpoints = [two.Address] });
        await AskManyAsync(models, 20);
        (one.Requests.Count, two.Requests.Count).ShouldBe((10, 10));
    }

    [Fact]
    public async Task A_sick_endpoint_is_taken_out_and_the_others_go_on()
    {
        bool isSick = true;
        await using FakeModelServer well = await FakeModelServer.StartAsync();
        await using FakeModelServer sick = await FakeModelServer.StartAsync(new()
        {
            Fault = _ => isSick ? FakeModelFault.ServerError : FakeModelFault.None,
            ModelsFault = () => isSick ? FakeModelFault.ServerError : FakeModelFault.None,
        });
        using var models = ModelSet.Connect(well.Settings with { FurtherEndpoints = [sick.Address, new($"http://127.0.0.1:{FreePort()}/v1")] });
        await AskManyAsync(models, 200);
        well.Answered.ShouldBe(200);
        sick.Count.ShouldBeLessThan(60);
        models["teacher"].Pace!.Trouble.ShouldNotBeNull().ShouldContain("127.0.0.1");
        isSick = false;
        for (int round = 0; sick.Answered == 0; round++)
        {
            round.ShouldBeLessThan(100);
            await Task.Delay(20);
            await AskManyAsync(models, 20, $"round {round}");
        }
    }

    [Fact]
    public async Task A_server_that_falls_sick_is_waited_for_and_no_request_is_lost()
    {
        bool isSick = false;
        await using FakeModelServer server = await FakeModelServer.StartAsync(new()
        {
            Fault = request => isSick ? request.Number % 2 == 0 ? FakeModelFault.Loading : FakeModelFault.Reset : FakeModelFault.None,
            ModelsFault = () => isSick ? FakeModelFault.Loading : FakeModelFault.None,
        });
        using var models = ModelSet.Connect(server.Settings);
        await models.AskAsync("hello");
        isSick = true;
        Task all = AskManyAsync(models, 100);
        while (models["teacher"].Pace!.Trouble?.Contains("tried again in", StringComparison.Ordinal) != true)
            await Task.Delay(5);
        all.IsCompleted.ShouldBeFalse();
        isSick = false;
        await all;
        models["teacher"].Usage.Requests.ShouldBe(101);
        models["teacher"].Pace!.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_server_that_is_gone_and_comes_back_at_its_port_is_found_again()
    {
        int port = FreePort();
        FakeModelServer server = await FakeModelServer.StartAsync(new() { Port = port });
        using var models = ModelSet.Connect(server.Settings);
        await models.AskAsync("hello");
        await server.DisposeAsync();
        Task all = AskManyAsync(models, 20);
        while (models["teacher"].Pace!.Trouble is null)
            await Task.Delay(5);
        await using FakeModelServer again = await FakeModelServer.StartAsync(new() { Port = port });
        await all;
        again.Answered.ShouldBe(20);
    }

    [Fact]
    public async Task The_users_patience_ends_the_waiting()
    {
        bool isSick = false;
        await using FakeModelServer server = await FakeModelServer.StartAsync(new()
        {
            Fault = _ => isSick ? FakeModelFault.Loading : FakeModelFault.None,
            ModelsFault = () => isSick ? FakeModelFault.Loading : FakeModelFault.None,
        });
        using var folder = new TempFolder();
        using ResponseLog log = ResponseLog.Open(folder["responses"]);
        using var models = ModelSet.Connect(Patient(server.Settings), log: log);
        await models.AskAsync("hello");
        isSick = true;
        Task[] asked = [.. Enumerable.Range(0, 30).Select(number => AskAsync(models, $"q{number}", number))];
        foreach (Task task in asked)
        {
            RequestHeldException held = await Should.ThrowAsync<RequestHeldException>(() => task);
            held.Reason.ShouldBe(HoldReason.GivenUp);
            held.Message.ShouldContain("503");
            held.Message.ShouldContain("--give-up-after");
        }

        log.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Too_many_requests_is_no_attempt_and_lasts_until_the_users_patience_ends()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(
            new() { Fault = request => request.Number == 1 ? FakeModelFault.None : FakeModelFault.TooManyRequestsUnsaid });
        ModelSettings settings = Patient(server.Settings);
        using var models = ModelSet.Connect(settings with { Limits = settings.Limits with { Attempts = 1 } });
        await models.AskAsync("hello");
        (await Should.ThrowAsync<RequestHeldException>(() => models.AskAsync("later"))).Message.ShouldContain("429");
        server.Requests.Count.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData(FakeModelFault.TooManyRequests)]
    [InlineData(FakeModelFault.TooManyRequestsUnsaid)]
    public async Task A_request_that_is_refused_for_ever_while_others_are_answered_fails_with_the_servers_words(FakeModelFault fault)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(
            new() { RetryAfter = "0.001", Fault = request => request.Prompt == "bad" ? fault : FakeModelFault.None });
        using var models = ModelSet.Connect(Bounded(server.Settings, 4));
        Task<ChatResponse> bad = AskAsync(models, "bad", 0);
        await AskManyAsync(models, 40);
        ModelFailure failure = (await Should.ThrowAsync<ModelException>(() => bad)).Failure;
        failure.Kind.ShouldBe(ModelFailureKind.RateLimited);
        failure.Detail.ShouldContain("slow down");
        failure.Detail.ShouldEndWith("times while others were answered");
        server.Answered.ShouldBe(40);
        server.Requests.Count(request => request.Prompt == "bad").ShouldBeInRange(12, 30);
    }

    [Fact]
    public async Task Requests_that_are_refused_together_are_waited_for_however_often()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(
            new() { Fault = request => request.Attempt <= 15 && request.Prompt != "hello" ? FakeModelFault.TooManyRequestsUnsaid : FakeModelFault.None });
        using var models = ModelSet.Connect(server.Settings);
        await models.AskAsync("hello");
        await AskManyAsync(models, 16);
        server.Answered.ShouldBe(17);
    }

    [Fact]
    public async Task The_users_patience_ends_a_wait_that_the_server_asked_for()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { RetryAfter = "3000", Fault = _ => FakeModelFault.TooManyRequests });
        using var models = ModelSet.Connect(Patient(server.Settings));
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        (await Should.ThrowAsync<RequestHeldException>(() => AskAsync(models, "hello", 0, late.Token))).Reason.ShouldBe(HoldReason.GivenUp);
    }

    [Fact]
    public async Task A_429_before_a_time_out_is_no_time_out()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new()
        {
            Fault = request => request.Number switch { 1 => FakeModelFault.TooManyRequests, 2 => FakeModelFault.Hang, _ => FakeModelFault.None },
        });
        ModelSettings settings = server.Settings;
        using var models = ModelSet.Connect(settings with { Limits = settings.Limits with { TimeOut = TimeSpan.FromMilliseconds(200) } });
        (await models.AskAsync("hello")).Text.ShouldContain("answer");
        server.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_retry_after_is_waited_for_in_seconds_or_until_a_date(bool isDate)
    {
        string wish = isDate ? (TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(3)).ToString("R", CultureInfo.InvariantCulture) : "1";
        await using FakeModelServer server = await FakeModelServer.StartAsync(
            new() { RetryAfter = wish, Fault = FakeModelOptions.Numbers(FakeModelFault.TooManyRequests, 1) });
        using var models = ModelSet.Connect(server.Settings);
        long began = TimeProvider.System.GetTimestamp();
        await models.AskAsync("hello");
        TimeProvider.System.GetElapsedTime(began).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
    }

    [Fact]
    public async Task One_request_that_always_fails_does_not_stand_for_the_server()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(
            new() { Fault = request => request.Prompt == "bad" ? FakeModelFault.ServerError : FakeModelFault.None });
        using var models = ModelSet.Connect(Bounded(server.Settings, 2));
        Task<ChatResponse> bad = AskAsync(models, "bad", 0);
        await AskManyAsync(models, 40);
        (await Should.ThrowAsync<ModelException>(() => bad)).Failure.Kind.ShouldBe(ModelFailureKind.ServerError);
        server.Answered.ShouldBe(40);
    }

    private static ModelSettings Bounded(ModelSettings settings, int most) => settings with { Limits = settings.Limits with { MaxInFlight = most } };

    private static ModelSettings Patient(ModelSettings settings) =>
        settings with { Limits = settings.Limits with { GiveUpAfter = TimeSpan.FromMilliseconds(300) } };

    private static Task<ChatResponse[]> AskManyAsync(ModelSet models, int count, string prefix = "q") =>
        Task.WhenAll(Enumerable.Range(0, count).Select(number => AskAsync(models, $"{prefix} {number}", number)));

    private static Task<ChatResponse> AskAsync(ModelSet models, string text, int turn, CancellationToken cancellationToken = default)
    {
        ChatOptions options = Ask.Options();
        (ModelCall.Of(options)! with { Turn = turn }).AttachTo(options);
        return models["teacher"].Client.GetResponseAsync([new(ChatRole.User, text)], options, cancellationToken);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
