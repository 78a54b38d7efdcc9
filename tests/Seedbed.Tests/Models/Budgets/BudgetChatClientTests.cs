using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Models.Budgets;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Models.Budgets;

/// <summary>The budget in the chain of a connected model, against a server.</summary>
public sealed class BudgetChatClientTests : IDisposable
{
    private static readonly string Long = new('x', 4000);
    private static readonly ModelPrice Price = new(10, 30);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("60ktok", 1)]
    [InlineData("60ktok", 64)]
    [InlineData("0.6usd", 64)]
    public async Task A_limit_is_never_exceeded_by_what_the_server_counts(string limit, int atOnce)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        var budget = Budget.Parse([limit]);
        using var account = new BudgetAccount(budget);
        using var models = ModelSet.Connect(Settings(server, atOnce), options: new() { Account = account });

        string?[] held = await Task.WhenAll(Enumerable.Range(1, 200).Select(turn => HeldAsync(models, turn)));

        held.ShouldContain(why => why != null);
        held.ShouldContain(why => why == null);
        account.Spent.InputTokens.ShouldBe(models["teacher"].Usage.InputTokens);
        account.Spent.OutputTokens.ShouldBe(models["teacher"].Usage.OutputTokens);
        (account.Spent.InputTokens + account.Spent.OutputTokens).ShouldBeLessThanOrEqualTo(budget.Tokens ?? long.MaxValue);
        account.Spent.Usd!.Value.ShouldBeLessThanOrEqualTo(budget.Usd ?? decimal.MaxValue);
        models["teacher"].Usage.Requests.ShouldBe(server.Requests.Count);
    }

    [Theory]
    [InlineData(FakeModelFault.ServerError, 5)]
    [InlineData(FakeModelFault.Disconnect, 5)]
    [InlineData(FakeModelFault.EmptyChoices, 3)]
    [InlineData(FakeModelFault.ContextTooLong, 0)]
    [InlineData(FakeModelFault.BadRequest, 0)]
    public async Task An_attempt_without_usage_costs_its_reservation_unless_nothing_can_have_been_generated(FakeModelFault fault, int paid)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => fault });
        using var account = new BudgetAccount(Budget.None);
        using var models = ModelSet.Connect(Settings(server), options: new() { Account = account });

        await Should.ThrowAsync<ModelException>(() => models.AskAsync("hello"));

        account.Spent.OutputTokens.ShouldBe(paid * 100);
        account.Spent.ChargedTokens.ShouldBe(account.Spent.InputTokens + account.Spent.OutputTokens);
        account.Spent.InputTokens.ShouldBe(paid * InputBound("hello"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    public async Task Attempts_that_were_too_many_cost_nothing_however_often_they_are_made(int milliseconds)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(
            new() { Fault = _ => FakeModelFault.TooManyRequests, Latency = _ => TimeSpan.FromMilliseconds(milliseconds) });
        using var account = new BudgetAccount(Budget.None);
        ModelSettings settings = Settings(server);
        using var models = ModelSet.Connect(
            settings with { Limits = settings.Limits with { GiveUpAfter = TimeSpan.FromMilliseconds(200) } }, options: new() { Account = account });

        (await Should.ThrowAsync<RequestHeldException>(() => models.AskAsync("hello"))).Reason.ShouldBe(HoldReason.GivenUp);

        account.Spent.OutputTokens.ShouldBe(0);
        account.Spent.InputTokens.ShouldBe(0);
    }

    [Fact]
    public async Task An_attempt_that_only_waited_for_its_place_costs_nothing()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => FakeModelFault.Hang });
        using var account = new BudgetAccount(Budget.Parse(["1Mtok"]));
        using var models = ModelSet.Connect(Settings(server, atOnce: 1), options: new() { Account = account });
        using var stop = new CancellationTokenSource();
        Task[] asked = [.. Enumerable.Range(0, 5).Select(i => models.AskAsync("hello", ordinal: i, cancellationToken: stop.Token))];
        while (server.Requests.Count == 0)
            await Task.Delay(5);

        await stop.CancelAsync();
        foreach (Task each in asked)
            await Should.ThrowAsync<OperationCanceledException>(() => each);

        account.Spent.OutputTokens.ShouldBe(100);
    }

    [Fact]
    public async Task What_waits_for_a_sick_server_keeps_nothing_of_the_budget_from_others()
    {
        await using FakeModelServer critics = await FakeModelServer.StartAsync();
        FakeModelServer teachers = await FakeModelServer.StartAsync();
        using var account = new BudgetAccount(Budget.Parse(["3000tok"]));
        using var models = ModelSet.Connect(Settings(teachers), Settings(critics) with { Name = "fake" }, options: new() { Account = account });
        await models.AskAsync("hello");
        await teachers.DisposeAsync();
        using var stop = new CancellationTokenSource();
        Task[] waiting = [.. Enumerable.Range(0, 10).Select(i => models.AskAsync("hello", ordinal: 1 + i, cancellationToken: stop.Token))];
        while (models["teacher"].Pace!.Waiting < waiting.Length)
            await Task.Delay(5);

        await models["critic"].Client.GetResponseAsync([new(ChatRole.User, "judge")], Ask.Options());
        await stop.CancelAsync();

        foreach (Task each in waiting)
            await Should.ThrowAsync<OperationCanceledException>(() => each);
        account.Spent.ChargedTokens.ShouldBe(0);
    }

    [Fact]
    public async Task A_request_for_vectors_reserves_no_output()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var account = new BudgetAccount(Budget.Parse(["1000tok"]));
        using var models = ModelSet.Connect(
            null, embedder: Settings(server) with { GenerationTokens = 100_000 }, options: new() { Account = account });

        (await models.Embedder.EmbedAsync(["one", "two"])).ShouldAllBe(outcome => outcome.Failure == null);

        account.Spent.OutputTokens.ShouldBe(0);
    }

    [Fact]
    public async Task When_the_time_is_over_what_is_under_way_is_cut_and_nothing_more_is_sent()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => FakeModelFault.Hang });
        var clock = new HandClock();
        using var account = new BudgetAccount(Budget.Parse(["30min"]), clock);
        using var models = ModelSet.Connect(Settings(server), options: new() { Account = account });
        Task<ChatResponse> asked = models.AskAsync("hello");
        while (server.Requests.Count == 0)
            await Task.Delay(5);

        clock.Advance(TimeSpan.FromMinutes(30));

        RequestHeldException held = await Should.ThrowAsync<RequestHeldException>(() => asked);
        held.Message.ShouldBe("the budget of 30 min is over; give it again with --budget to go on");
        await Should.ThrowAsync<RequestHeldException>(() => models.AskAsync("hello again"));
        server.Requests.Count.ShouldBe(1);
        account.Spent.ChargedTokens.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_a_killed_process_had_sent_counts_as_reserved()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = FakeModelOptions.Numbers(FakeModelFault.Hang, 2) });
        using (BudgetAccount account = Open(server))
        {
            var models = ModelSet.Connect(Settings(server), options: new() { Account = account });
            await models.AskAsync("hello");
            _ = models.AskAsync("hello again");
            while (server.Requests.Count < 2)
                await Task.Delay(5);
        }

        File.AppendAllText(_folder["spent.log"], "{\"done\":2,\"in\":1,\"o");
        using BudgetAccount later = Open(server);

        later.Spent.ChargedTokens.ShouldBe(InputBound("hello again") + 100);
        later.Spent.OutputTokens.ShouldBe(100 + Settled(server));
        later.Spent.Usd.ShouldBe(Price.Of(later.Spent.InputTokens, later.Spent.OutputTokens));
    }

    [Fact]
    public async Task What_was_spent_before_counts_against_the_limit()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using (BudgetAccount account = Open(server))
        {
            using var models = ModelSet.Connect(Settings(server), options: new() { Account = account });
            await models.AskAsync(Long);
        }

        using BudgetAccount later = Open(server, "5500tok");
        using var again = ModelSet.Connect(Settings(server), options: new() { Account = later });
        later.Spent.InputTokens.ShouldBe(1000);

        (await HeldAsync(again, 1)).ShouldNotBeNull().ShouldContain("the budget of 5,500 tokens is spent (1,0");
    }

    [Fact]
    public async Task Money_without_a_price_is_refused_before_anything_is_sent()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var account = new BudgetAccount(Budget.Parse(["5usd"]));
        using var models = ModelSet.Connect(Settings(server) with { Price = null }, options: new() { Account = account });

        (await Should.ThrowAsync<SeedbedException>(() => models.AskAsync("hello"))).Message.ShouldStartWith("--budget 5usd needs the price of model 'fake', which has none");

        server.Requests.ShouldBeEmpty();
    }

    private static async Task<string?> HeldAsync(ModelSet models, int turn)
    {
        ChatOptions options = Ask.Options(ordinal: turn);
        (ModelCall.Of(options)! with { Turn = turn }).AttachTo(options);
        try
        {
            await models["teacher"].Client.GetResponseAsync([new(ChatRole.User, Long)], options);
            return null;
        }
        catch (RequestHeldException held)
        {
            return held.Message;
        }
    }

    private BudgetAccount Open(FakeModelServer server, params string[] budget) =>
        BudgetAccount.Open(Budget.Parse(budget), _folder.Path, [Settings(server)]);

    private static ModelSettings Settings(FakeModelServer server, int atOnce = 16)
    {
        ModelSettings settings = server.Settings;
        return settings with { Price = Price, Limits = settings.Limits with { MaxInFlight = atOnce } };
    }

    private static long InputBound(string text) => new PromptBound("fake").Of([new(ChatRole.User, text)], Ask.Options());

    private static long Settled(FakeModelServer server) => FakeModelReply.To(server.Requests[0], FakeModelFault.None).Length / 4;
}
