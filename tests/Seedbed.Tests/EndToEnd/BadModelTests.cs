using System.Text.Json;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.EndToEnd;

/// <summary>A model that is not there, is another, or says something else.</summary>
public sealed class BadModelTests
{
    [Fact]
    public async Task Nothing_at_the_endpoint_ends_the_run_with_its_address()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server);

        (await qa.GenerateAsync("--model", "http://127.0.0.1:9/v1#fake")).ShouldFailWith("http://127.0.0.1:9/v1");

        qa.Folder.ShouldHoldNoDataset();
        qa.Folder.Record().GetProperty("state").GetString().ShouldBe("failed");
        (await qa.GenerateAsync()).ShouldEndWith(0);
        qa.Folder.ShouldAddUp();
    }

    [Fact]
    public async Task A_model_that_the_server_does_not_know_ends_the_run_with_those_it_offers()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Models = ["small", "large"] });
        using var qa = new QaFolder(server);

        (await qa.GenerateAsync()).ShouldFailWith("does not serve model 'fake'", "it offers small, large");

        qa.Folder.ShouldHoldNoDataset();
    }

    [Fact]
    public async Task A_web_page_instead_of_JSON_ends_the_run_with_the_address_to_check()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => FakeModelFault.Html });
        using var qa = new QaFolder(server);

        (await qa.GenerateAsync()).ShouldFailWith(server.Address.ToString());

        qa.Folder.ShouldHoldNoDataset();
    }

    [Fact]
    public async Task Prose_instead_of_JSON_is_a_reject_with_the_raw_text()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => FakeModelFault.Prose });
        using var qa = new QaFolder(server, documents: 1);

        (await qa.GenerateAsync()).ShouldEndWith(3);

        JsonElement[] lost = [.. qa.Folder.Lines("run/rejects.jsonl").Where(reject => reject.GetProperty("step").GetString() == "generate")];
        lost.ShouldNotBeEmpty();
        lost.ShouldAllBe(reject => reject.GetProperty("reason").GetString() == "malformed");
        lost.ShouldAllBe(reject => reject.GetRawText().Contains("I would love to help", StringComparison.Ordinal));
        qa.Folder.ShouldAddUp();
    }

    [Fact]
    public async Task A_key_whose_variable_is_not_set_is_named_before_anything_is_asked()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server);
        qa.Folder.Write("seedbed.yaml", $"models:\n  mine: {{ endpoint: \"{server.Address}\", model: fake, api-key-env: SEEDBED_TEST_KEY }}\n");

        (await qa.GenerateAsync("--model", "mine")).ShouldFailWith("SEEDBED_TEST_KEY", "set it");

        server.Requests.ShouldBeEmpty();
        qa.Folder.ShouldHoldNoDataset();
    }

    [Fact]
    public async Task Faults_in_three_of_ten_replies_lose_rows_but_never_the_count_nor_the_ground()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = Faults });
        using var qa = new QaFolder(server, documents: 12);
        qa.Folder.Write("seedbed.yaml", $"models:\n  mine: {{ endpoint: \"{server.Address}\", model: fake, time-out: 2 }}\n");

        (await qa.GenerateAsync("--model", "mine")).ShouldEndWith(3);

        qa.Folder.ShouldAddUp();
        qa.Folder.Record().GetProperty("rows").GetInt64().ShouldBeGreaterThan(0);
        await qa.Folder.ShouldHoldOnlyGoodRowsAsync();
        int asked = server.Requests.Count;
        (await qa.GenerateAsync("--model", "mine")).ShouldEndWith(3);
        server.Requests.Count.ShouldBe(asked, "a run that is complete asks nothing");
    }

    // Some pass when asked again, some are refused for good, the others are the model's own way with this request.
    private static FakeModelFault Faults(FakeModelRequest request)
    {
        FakeModelFault[] passing = [FakeModelFault.ServerError, FakeModelFault.TooManyRequests, FakeModelFault.Hang, FakeModelFault.Disconnect];
        FakeModelFault[] lasting =
        [
            FakeModelFault.Length, FakeModelFault.CutJson, FakeModelFault.Prose, FakeModelFault.MissingSlots, FakeModelFault.WrongSlots,
            FakeModelFault.ExtraItem, FakeModelFault.WrongTypes, FakeModelFault.Fenced, FakeModelFault.EmptyChoices,
        ];
        ulong share = request.Hash % 100;
        ulong kind = request.Hash / 100;
        return share switch
        {
            < 10 when request.Attempt == 1 => passing[(int)(kind % (ulong)passing.Length)],
            >= 10 and < 28 => lasting[(int)(kind % (ulong)lasting.Length)],
            >= 28 and < 31 => FakeModelFault.ContextTooLong,
            _ => FakeModelFault.None,
        };
    }
}
