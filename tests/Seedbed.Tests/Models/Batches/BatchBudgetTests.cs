using System.Text.Json;
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

    [Fact]
    public async Task The_schema_of_a_tool_counts_while_its_request_waits()
    {
        ModelSettings claude = ModelSettings.Parse($"batch:{_folder["jobs"]}#anthropic:claude");
        // One request at its worst fits, with 3,000 bytes of schema; two don't.
        var budget = new Budget { Tokens = 5000 };
        ChatResponseFormat schema = ChatResponseFormat.ForJsonSchema(JsonElement.Parse($$"""{"type":"object","description":"{{new string('x', 3000)}}"}"""));

        (await HeldAsync("a")).ShouldBe(HoldReason.Batch);
        (await HeldAsync("b")).ShouldBe(HoldReason.Budget);

        async Task<HoldReason?> HeldAsync(string text)
        {
            using BudgetAccount account = BudgetAccount.Open(budget, _folder["responses"], [claude]);
            using var models = ModelSet.Connect(claude, options: new() { Account = account });
            ChatOptions options = Ask.Options();
            options.ResponseFormat = schema;
            HoldReason? held = await BatchBudgetTests.HeldAsync(models, text, 0, options);
            models.PublishRequests();
            return held;
        }
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
            held.Add(await HeldAsync(models, texts[turn] + " question", turn, Ask.Options()));
        models.PublishRequests();
        return [.. held];
    }

    private static async Task<HoldReason?> HeldAsync(ModelSet models, string text, int turn, ChatOptions options)
    {
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
