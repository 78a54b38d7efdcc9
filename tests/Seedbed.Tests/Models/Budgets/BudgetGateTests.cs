using FsCheck;
using FsCheck.Fluent;
using Seedbed.Models;
using Seedbed.Models.Budgets;

namespace Seedbed.Tests.Models.Budgets;

public sealed class BudgetGateTests
{
    [Fact]
    public void Whatever_runs_at_once_the_limit_is_never_exceeded() =>
        Prop.ForAll(Arb.From(Plans()), plan => LimitHoldsAsync(plan).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    [Fact]
    public async Task What_does_not_fit_yet_waits_for_what_may_come_back()
    {
        var gate = new BudgetGate(new() { Tokens = 100 }, default);
        await gate.TakeAsync(new(0, 80), 1, default);

        Task waiting = gate.TakeAsync(new(0, 60), 2, default);
        waiting.IsCompleted.ShouldBeFalse();
        gate.Return(new(0, 80), new(0, 40));

        await waiting;
    }

    [Fact]
    public async Task A_small_later_request_does_not_overtake_an_earlier_one()
    {
        var gate = new BudgetGate(new() { Tokens = 100 }, default);
        await gate.TakeAsync(new(0, 80), 1, default);
        Task later = gate.TakeAsync(new(0, 30), 9, default);
        Task earlier = gate.TakeAsync(new(0, 60), 2, default);

        Task small = gate.TakeAsync(new(0, 1), 7, default);
        small.IsCompleted.ShouldBeFalse();
        gate.Return(new(0, 80), new(0, 35));

        await earlier;
        await small;
        later.IsCompleted.ShouldBeFalse();
        gate.Return(new(0, 60), new(0, 1));
        await later;
    }

    [Fact]
    public async Task What_can_never_fit_is_held_at_once_and_so_is_every_later_turn()
    {
        var gate = new BudgetGate(new() { Tokens = 100 }, default);
        await gate.TakeAsync(new(0, 50), 1, default);
        gate.Return(new(0, 50), new(0, 50));

        string sentence = (await Should.ThrowAsync<RequestHeldException>(() => gate.TakeAsync(new(0, 60), 5, default))).Message;

        sentence.ShouldBe("the budget of 100 tokens is spent (50 tokens used, the next request may need 60 tokens); give more with --budget to go on");
        (await Should.ThrowAsync<RequestHeldException>(() => gate.TakeAsync(new(0, 1), 6, default))).Reason.ShouldBe(HoldReason.Budget);
        await gate.TakeAsync(new(0, 1), 4, default);
    }

    [Fact]
    public async Task A_budget_too_small_for_any_request_says_so()
    {
        var gate = new BudgetGate(new() { Usd = 0.01m }, default);

        (await Should.ThrowAsync<RequestHeldException>(() => gate.TakeAsync(new(0.05m, 60), 5, default))).Message
            .ShouldBe("the budget of 0.01 USD is too small for one request, which may need 0.05 USD; give more with --budget, or lower generation-tokens");
    }

    [Fact]
    public async Task One_who_gives_up_lets_the_next_go()
    {
        var gate = new BudgetGate(new() { Tokens = 100 }, default);
        await gate.TakeAsync(new(0, 80), 1, default);
        using var stop = new CancellationTokenSource();
        Task first = gate.TakeAsync(new(0, 60), 2, stop.Token);
        Task second = gate.TakeAsync(new(0, 20), 3, default);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => first);
        await second;
    }

    private static async Task<bool> LimitHoldsAsync((int Limit, int Money, (int Need, int UsedPercent, int Turn)[] Requests) plan)
    {
        var limits = new Budget { Tokens = plan.Limit, Usd = plan.Money };
        var gate = new BudgetGate(limits, default);
        long reserved = 0;
        int done = 0, held = 0;
        bool kept = true;
        await Task.WhenAll(plan.Requests.Select(request => Task.Run(async () =>
        {
            Amount need = new(request.Need / 3m, request.Need);
            try
            {
                await gate.TakeAsync(need, request.Turn, default);
            }
            catch (RequestHeldException)
            {
                Interlocked.Increment(ref held);
                return;
            }

            kept &= Interlocked.Add(ref reserved, request.Need) <= plan.Limit;
            await Task.Yield();
            long used = request.Need * request.UsedPercent / 100;
            Interlocked.Add(ref reserved, used - request.Need);
            gate.Return(need, new(used / 3m, used));
            Interlocked.Increment(ref done);
        })));
        Amount spent = gate.Spent;
        return kept && done + held == plan.Requests.Length && spent.Tokens <= limits.Tokens && spent.Usd <= limits.Usd && spent.Tokens == reserved;
    }

    private static Gen<(int, int, (int, int, int)[])> Plans() =>
        from limit in Gen.Choose(1, 2000)
        from money in Gen.Choose(1, 700)
        from requests in Gen.Choose(1, 300).SelectMany(need => Gen.Choose(0, 100).SelectMany(used => Gen.Choose(0, 20).Select(turn => (need, used, turn)))).ArrayOf()
        select (limit, money, requests);
}
