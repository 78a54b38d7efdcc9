using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.EndToEnd;

/// <summary>Faults that no further request can mend: one sentence, and nothing that was paid for is lost.</summary>
public sealed class EndpointFaultTests
{
    [Theory]
    [InlineData(FakeModelFault.WrongKey, "wants a key (401)")]
    [InlineData(FakeModelFault.UnknownModel, "does not serve model 'fake'")]
    [InlineData(FakeModelFault.Redirect, "redirects to http://127.0.0.1:9/elsewhere")]
    public async Task From_the_first_request_on_it_ends_the_run_with_one_sentence(FakeModelFault fault, string words)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => fault });
        using var qa = new QaFolder(server);

        (await qa.GenerateAsync()).ShouldFailWith(words, server.Address.ToString());

        qa.Folder.ShouldHoldNoDataset();
        qa.LoggedCount.ShouldBe(0);
        qa.Folder.Record().GetProperty("state").GetString().ShouldBe("failed");
    }

    [Theory]
    [InlineData(FakeModelFault.WrongKey)]
    [InlineData(FakeModelFault.UnknownModel)]
    [InlineData(FakeModelFault.Redirect)]
    public async Task In_mid_run_it_keeps_what_was_answered_and_running_again_goes_on(FakeModelFault fault)
    {
        bool isIll = true;
        await using FakeModelServer server = await FakeModelServer.StartAsync(
            new() { Fault = request => isIll && request.Number > 30 ? fault : FakeModelFault.None });
        using var qa = new QaFolder(server);

        (await qa.GenerateAsync("--max-in-flight", "4")).ShouldFailWith(server.Address.ToString());

        qa.Folder.ShouldHoldNoDataset();
        qa.LoggedCount.ShouldBe(server.Answered);
        server.Answered.ShouldBe(30);
        (int before, HashSet<string> paid) = (server.Count, [.. qa.LoggedPrompts()]);
        isIll = false;
        (await qa.GenerateAsync()).ShouldEndWith(0);
        server.Requests.Skip(before).ShouldAllBe(request => !paid.Contains(request.Prompt));
        qa.Folder.ShouldAddUp();
        qa.Folder.Bytes().ShouldBe((await QaOutcome.UndisturbedAsync()).Bytes);
    }
}
