using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Models.Budgets;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Models.Batches;

/// <summary>A budget over batches: what stands in a requests file counts until its answer says what it took.</summary>
public sealed class BatchBudgetTests : IDisposable
{
    // Two requests at their worst fit, three don't.
    private static readonly Budget Two = new() { Tokens = 1700 };

    private readonly TempFolder _folder = new();

    private ModelSettings Settings => ModelSettings.Parse($"batch:{_folder["jobs"]}#fake") with { Price = new(1, 2) };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_waits_counts_at_its_worst_in_every_process_and_an_answer_at_its_usage()
    {
        (await RunAsync("a", "b", "c")).ShouldBe([HoldReason.Batch, HoldReason.Batch, HoldReason.Budget]);
        (await RunAsync("c")).ShouldBe([HoldReason.Budget]);
        (await RunAsync("c", "a", "b")).ShouldBe([HoldReason.Budget, HoldReason.Batch, HoldReason.Batch]);
        var service = new BatchService(_folder["jobs"]);
        service.Answer();

        (await RunAsync("c", "a", "b", "d", "e")).ShouldBe([HoldReason.Batch, null, null, HoldReason.Batch, HoldReason.Budget]);

        service.Answer();
        (await RunAsync("c", "a", "b", "d")).ShouldBe([null, null, null, null]);
        service.Files.SelectMany(service.Ids).Count().ShouldBe(4);
        Spent spent = Spending();
        (spent.InputTokens, spent.ChargedTokens).ShouldBe((4 * ("a question".Length / 4), 0));
        (spent.InputTokens + spent.OutputTokens).ShouldBeInRange(1, 1700);
    }

    private Spent Spending()
    {
        using BudgetAccount account = BudgetAccount.Open(Two, _folder["responses"], [Settings]);
        return account.Spent;
    }

    /// <summary>A process that asks these; why each was held, null for an answer.</summary>
    private async Task<HoldReason?[]> RunAsync(params string[] texts)
    {
        using ResponseLog log = ResponseLog.Open(_folder["responses"]);
        using BudgetAccount account = BudgetAccount.Open(Two, _folder["responses"], [Settings]);
        using var models = ModelSet.Connect(Settings, log: log, options: new() { Account = account });
        var held = new List<HoldReason?>();
        for (int turn = 0; turn < texts.Length; turn++)
            held.Add(await HeldAsync(models, texts[turn] + " question", turn));
        models.PublishRequests();
        return [.. held];
    }

    private static async Task<HoldReason?> HeldAsync(ModelSet models, string text, int turn)
    {
        ChatOptions options = Ask.Options();
        new ModelCall("generate", "doc.md#c1", 1, 0) { Turn = turn }.AttachTo(options);
        try
        {
            await models["teacher"].Client.GetResponseAsync([new(ChatRole.User, text)], options);
            return null;
        }
        catch (RequestHeldException e)
        {
            return e.Reason;
        }
    }
}
