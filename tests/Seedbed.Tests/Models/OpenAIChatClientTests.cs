using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Models;

public sealed class OpenAIChatClientTests
{
    private const string Blank = "Reply with one JSON object with \"answer\" (a text).";

    [Fact]
    public async Task A_request_says_what_the_options_say_and_the_reply_what_the_server_said()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var models = ModelSet.Connect(server.Settings);
        ChatResponse response = await models.AskAsync("hello");
        FakeModelRequest request = server.Requests.ShouldHaveSingleItem();
        request.Body.GetProperty("model").GetString().ShouldBe("fake");
        request.Body.GetProperty("temperature").GetSingle().ShouldBe(0.7f);
        request.Body.GetProperty("max_tokens").GetInt32().ShouldBe(100);
        request.Body.TryGetProperty("seed", out _).ShouldBeFalse();
        request.Schema.ShouldNotBeNull();
        request.Key.ShouldBeNull();
        response.Text.ShouldContain("answer");
        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        response.Usage!.InputTokenCount.ShouldBe(1);
        (models["teacher"].Usage.Requests, models["teacher"].Usage.InputTokens).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData(FakeModelFault.ServerError)]
    [InlineData(FakeModelFault.TooManyRequests)]
    [InlineData(FakeModelFault.Disconnect)]
    public async Task A_passing_fault_is_asked_again(FakeModelFault fault)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = FakeModelOptions.Numbers(fault, 1, 2) });
        using var models = ModelSet.Connect(server.Settings);
        (await models.AskAsync("hello")).Text.ShouldContain("answer");
        server.Requests.Count.ShouldBe(3);
        models["teacher"].Usage.Requests.ShouldBe(1);
    }

    [Theory]
    [InlineData(FakeModelFault.ServerError, ModelFailureKind.ServerError, 5)]
    [InlineData(FakeModelFault.EmptyChoices, ModelFailureKind.Empty, 3)]
    [InlineData(FakeModelFault.ContextTooLong, ModelFailureKind.ContextTooLong, 1)]
    public async Task A_lasting_fault_is_a_typed_failure(FakeModelFault fault, ModelFailureKind kind, int attempts)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => fault });
        using var models = ModelSet.Connect(server.Settings);
        ModelException failed = await Should.ThrowAsync<ModelException>(() => models.AskAsync("hello"));
        failed.Failure.Kind.ShouldBe(kind);
        server.Requests.Count.ShouldBe(attempts);
    }

    [Fact]
    public async Task A_reply_that_spent_its_tokens_before_its_first_word_is_cut_and_not_asked_again()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => FakeModelFault.SpentBeforeTheFirstWord });
        using var models = ModelSet.Connect(server.Settings);
        ChatResponse response = await models.AskAsync("think long");
        response.FinishReason.ShouldBe(ChatFinishReason.Length);
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(FakeModelFault.DamagedGzip, ModelFailureKind.NotJson)]
    [InlineData(FakeModelFault.HalfCharacter, ModelFailureKind.Refused)]
    public async Task What_no_server_should_send_is_a_failure_of_its_request(FakeModelFault fault, ModelFailureKind kind)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(
            new() { Fault = request => request.Prompt == "odd" ? fault : FakeModelFault.None });
        using var models = ModelSet.Connect(server.Settings);
        await models.AskAsync("hello");
        (await Should.ThrowAsync<ModelException>(() => models.AskAsync("odd"))).Failure.Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task A_web_page_as_the_first_reply_of_a_run_stops_it_and_fails_one_request_later()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(
            new() { Fault = request => request.Prompt == "page" ? FakeModelFault.Html : FakeModelFault.None });
        using var models = ModelSet.Connect(server.Settings);
        (await Should.ThrowAsync<SeedbedException>(() => models.AskAsync("page"))).Message.ShouldContain("web page");
        await models.AskAsync("fine");
        (await Should.ThrowAsync<ModelException>(() => models.AskAsync("page"))).Failure.Kind.ShouldBe(ModelFailureKind.NotJson);
    }

    [Fact]
    public async Task A_web_page_is_one_requests_trouble_where_a_run_goes_on_whose_others_were_answered()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(
            new() { Fault = request => request.Prompt == "page" ? FakeModelFault.Html : FakeModelFault.None });
        using var folder = new TempFolder();
        using ResponseLog log = ResponseLog.Open(folder["responses"]);
        using (var before = ModelSet.Connect(server.Settings, log: log))
            await before.AskAsync("fine");
        using var models = ModelSet.Connect(server.Settings, log: log);
        (await Should.ThrowAsync<ModelException>(() => models.AskAsync("page"))).Failure.Kind.ShouldBe(ModelFailureKind.NotJson);
    }

    [Fact]
    public async Task A_server_that_never_gets_ready_stops_the_run_instead_of_failing_every_request()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(
            new() { Fault = _ => FakeModelFault.Loading, ModelsFault = () => FakeModelFault.Loading });
        using var models = ModelSet.Connect(server.Settings);
        (await Should.ThrowAsync<SeedbedException>(() => models.AskAsync("early"))).Message.ShouldContain("503: Loading model");
        server.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public async Task One_request_that_never_gets_an_answer_is_no_dead_server_though_nothing_was_answered_yet()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(
            new() { Fault = request => request.Prompt == "bad" ? FakeModelFault.Loading : FakeModelFault.None });
        using var models = ModelSet.Connect(server.Settings);
        (await Should.ThrowAsync<ModelException>(() => models.AskAsync("bad"))).Failure.Kind.ShouldBe(ModelFailureKind.ServerError);
        (await models.AskAsync("hello")).Text.ShouldContain("answer");
    }

    [Fact]
    public async Task A_dead_endpoint_is_one_sentence_at_once()
    {
        using var models = ModelSet.Connect(new() { Name = "m", Endpoint = new($"http://127.0.0.1:{FreePort()}/v1") });
        (await Should.ThrowAsync<SeedbedException>(() => models.AskAsync("hello"))).Message.ShouldContain("nothing answers at http://127.0.0.1");
    }

    [Fact]
    public async Task A_wrong_model_is_named_with_those_that_the_server_offers()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Models = ["small", "large"] });
        using var models = ModelSet.Connect(server.Settings with { Name = "huge" });
        string message = (await Should.ThrowAsync<SeedbedException>(() => models.AskAsync("hello"))).Message;
        message.ShouldContain("'huge'");
        message.ShouldContain("it offers small, large");
    }

    [Fact]
    public async Task A_key_comes_from_its_variable_and_is_never_shown()
    {
        const string Variable = "SEEDBED_TEST_KEY_A";
        Environment.SetEnvironmentVariable(Variable, "sk-right");
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { ApiKey = "sk-right" });
        using (var models = ModelSet.Connect(server.Settings with { ApiKeyVariable = Variable }))
            (await models.AskAsync("hello")).Text.ShouldContain("answer");
        Environment.SetEnvironmentVariable(Variable, "sk-wrong");
        using (var models = ModelSet.Connect(server.Settings with { ApiKeyVariable = Variable }))
        {
            SeedbedException failed = await Should.ThrowAsync<SeedbedException>(() => models.AskAsync("hello"));
            failed.ToString().ShouldNotContain("sk-wrong");
            failed.Message.ShouldContain(Variable);
        }

        using (var models = ModelSet.Connect(server.Settings))
            (await Should.ThrowAsync<SeedbedException>(() => models.AskAsync("hello"))).Message.ShouldContain("api-key-env");
    }

    [Fact]
    public async Task A_server_without_schemas_is_asked_for_any_json_and_that_is_remembered()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { RefusesSchemas = true });
        using var models = ModelSet.Connect(server.Settings);
        await models.AskAsync(Blank);
        await models.AskAsync($"Another.\n{Blank}");
        server.Requests.Select(request => request.Body.GetProperty("response_format").GetProperty("type").GetString())
            .ShouldBe(["json_schema", "json_object", "json_object"]);
    }

    [Fact]
    public async Task A_server_without_formats_is_asked_by_words_alone()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { RefusesFormats = true });
        using var models = ModelSet.Connect(server.Settings);
        await models.AskAsync(Blank);
        await models.AskAsync($"Another.\n{Blank}");
        server.Requests.Count(request => request.Body.TryGetProperty("response_format", out _)).ShouldBe(2);
        server.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_request_refused_for_another_reason_changes_nothing()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new()
        {
            Fault = request => request.Prompt == "bad" ? FakeModelFault.BadRequest : FakeModelFault.None,
        });
        using var models = ModelSet.Connect(server.Settings);
        (await Should.ThrowAsync<ModelException>(() => models.AskAsync("bad"))).Failure.Kind.ShouldBe(ModelFailureKind.Refused);
        await models.AskAsync("hello");
        server.Requests[^1].Schema.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("bad 0")]
    public async Task A_refusal_that_says_nothing_of_the_form_may_be_that_requests_alone(string first)
    {
        // As one whose schema is more than the server can do.
        await using FakeModelServer server = await FakeModelServer.StartAsync(
            new() { Fault = request => request.Prompt.StartsWith("bad", StringComparison.Ordinal) && request.Schema is not null ? FakeModelFault.BadRequest : FakeModelFault.None });
        using var models = ModelSet.Connect(server.Settings);
        await models.AskAsync(first);
        await models.AskAsync("bad 1");
        await models.AskAsync("hello again");
        server.Requests[^1].Schema.ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_a_server_that_refuses_schemas_without_a_word_that_is_learnt_from_several_requests()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(
            new() { Fault = request => request.Schema is null ? FakeModelFault.None : FakeModelFault.BadRequest });
        using var models = ModelSet.Connect(server.Settings);
        for (int i = 0; i < 6; i++)
            await models.AskAsync($"hello {i}");
        server.Requests.Count(request => request.Schema is not null).ShouldBe(3);
        server.Answered.ShouldBe(6);
    }

    [Fact]
    public async Task A_time_out_is_a_failure_after_two_attempts()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => FakeModelFault.Hang });
        ModelSettings settings = server.Settings;
        using var models = ModelSet.Connect(settings with { Limits = settings.Limits with { TimeOut = TimeSpan.FromMilliseconds(500) } });
        ModelException failed = await Should.ThrowAsync<ModelException>(() => models.AskAsync("hello"));
        failed.Failure.Kind.ShouldBe(ModelFailureKind.TimedOut);
        failed.Message.ShouldContain("0.5 s");
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_callers_cancellation_is_no_failure()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => FakeModelFault.Hang });
        using var folder = new TempFolder();
        using ResponseLog log = ResponseLog.Open(folder["responses"]);
        using var models = ModelSet.Connect(server.Settings, log: log);
        using var cancel = new CancellationTokenSource();
        Task<ChatResponse> asked = models.AskAsync("hello", cancellationToken: cancel.Token);
        while (server.Requests.Count == 0)
            await Task.Delay(5);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => asked);
        log.Count.ShouldBe(0);
        models["teacher"].Usage.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task No_more_requests_than_allowed_are_under_way_over_all_models_of_an_endpoint()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Models = ["fake", "other"], Latency = _ => TimeSpan.FromMilliseconds(20) });
        ModelSettings settings = server.Settings with { Limits = new() { MaxInFlight = 3 } };
        using var models = ModelSet.Connect(settings, settings with { Name = "other" });
        await Task.WhenAll(Enumerable.Range(0, 24).Select(number => models[number % 2 == 0 ? "teacher" : "critic"].Client
            .GetResponseAsync([new(ChatRole.User, $"hello {number}")], Ask.Options())));
        server.Requests.Count.ShouldBe(24);
        server.MostAtOnce.ShouldBeInRange(1, 3);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
