using System.Text.Json;
using Microsoft.Extensions.AI;
using Seedbed.Models.Budgets;

namespace Seedbed.Models.Batches;

/// <summary>
/// Keeps a batch model within the budget. What stands in a requests file will be paid for: it counts at its worst from when it
/// is written until its answer says what it took, in every process that waits for it.
/// </summary>
internal sealed class BatchBudget(BudgetAccount account, ModelBill bill)
{
    /// <summary>Counts what stands in the folder's files and is not in the run's log yet: answers at their usage, the rest at its worst.</summary>
    public void CountFiles(BatchFolder folder, Func<ReplayKey, bool> isAnswered)
    {
        if (!account.Budget.LimitsCost)
            return;
        folder.ReadRequests((key, line) =>
        {
            if (isAnswered(key) || BatchRequestLine.BodyOf(line.RootElement) is not { } body || TextOf(body, "model") != bill.Model)
                return;
            BatchFound found = folder.Find(key);
            (long input, long output) = Worst(body);
            if (found.Reply is { Response: { } response })
                account.Keep(ModelBill.TallyOf(response.Usage, input, output).Cost(bill.Price));
            else if (found.IsWaiting)
                account.Keep(bill.Worst(input, output));
        });
    }

    /// <summary>Reserves what a request may cost, before it is written; the reservation stays.</summary>
    /// <exception cref="RequestHeldException">The budget does not allow it.</exception>
    public async ValueTask ReserveAsync(ChatMessage[] messages, ChatOptions options, CancellationToken cancellationToken)
    {
        Reservation reservation = account.Reckon(bill, messages, options);
        await reservation.HoldAsync(cancellationToken).ConfigureAwait(false);
        reservation.Keep();
    }

    /// <summary>Books an answer: it was paid for when its batch was sent.</summary>
    public void Book(ChatMessage[] messages, ChatOptions options, UsageDetails? usage) => account.Book(bill, messages, options, usage);

    private (long Input, long Output) Worst(JsonElement body)
    {
        var messages = new List<ChatMessage>();
        if (TextOf(body, "system") is { } system)
            messages.Add(new(ChatRole.System, system));
        foreach (JsonElement message in body.GetProperty("messages").EnumerateArray())
            messages.Add(new(new ChatRole(TextOf(message, "role") ?? ""), TextOf(message, "content")));
        var options = new ChatOptions
        {
            ResponseFormat = body.TryGetProperty("response_format", out JsonElement form) || body.TryGetProperty("tools", out form) ? ChatResponseFormat.ForJsonSchema(form) : null,
        };
        long output = NumberOf(body, "max_tokens") ?? NumberOf(body, "max_completion_tokens") ?? bill.UsualOutput;
        return (bill.Prompt.Of(messages, options), output * (NumberOf(body, "n") ?? 1));
    }

    private static string? TextOf(JsonElement of, string name) =>
        of.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? NumberOf(JsonElement of, string name) =>
        of.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;
}
