using Seedbed.Models;
using Seedbed.Runs;

namespace Seedbed.Tests.Doubles;

/// <summary>What a run of <see cref="QaFolder"/> in this process gave, against a server with faults.</summary>
/// <param name="Record">What <c>run.json</c> says.</param>
/// <param name="Bytes">The dataset and the rejects.</param>
/// <param name="Requests">How many requests the server got.</param>
internal sealed record QaOutcome(RunRecord Record, (string Dataset, string Rejects) Bytes, int Requests)
{
    /// <summary>How many rows were asked for: five of each of the folder's passages.</summary>
    public const int Asked = 90;

    private static readonly Lazy<Task<QaOutcome>> OfNoFaults = new(() => WithAsync(_ => FakeModelFault.None));

    /// <summary>The outcome when nothing goes wrong.</summary>
    public static Task<QaOutcome> UndisturbedAsync() => OfNoFaults.Value;

    /// <summary>The outcome under faults, checked for what must hold whatever happens.</summary>
    public static async Task<QaOutcome> WithAsync(Func<FakeModelRequest, FakeModelFault> fault)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = fault });
        using var qa = new QaFolder(server);
        RunRecord record = await qa.RunHereAsync(new RequestLimits { Backoff = TimeSpan.FromMilliseconds(5), TimeOut = TimeSpan.FromSeconds(2) });
        qa.Folder.ShouldAddUp();
        await qa.Folder.ShouldHoldOnlyGoodRowsAsync();
        var outcome = new QaOutcome(record, qa.Folder.Bytes(), server.Count);
        (record.Rows + outcome.Rejected.Values.Sum()).ShouldBe(Asked + outcome.Rejected.GetValueOrDefault("extra-item"), "each row is delivered or rejected");
        return outcome;
    }

    /// <summary>How many rows were rejected, by reason, over all steps.</summary>
    public IReadOnlyDictionary<string, long> Rejected => Record.Steps.SelectMany(step => step.Rejected)
        .GroupBy(reason => reason.Key).ToDictionary(group => group.Key, group => group.Sum(reason => reason.Value));
}
