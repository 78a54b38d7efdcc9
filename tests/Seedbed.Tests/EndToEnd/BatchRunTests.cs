using System.Diagnostics;
using System.Text.Json;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.EndToEnd;

/// <summary>Runs over a batch service: wave after wave, until everything is answered.</summary>
public sealed class BatchRunTests
{
    private const string Model = "batch:jobs#fake";

    // Replies that a step asks for again, by what is asked: the same over HTTP and in batches.
    private static readonly Func<FakeModelRequest, FakeModelFault> Malformed =
        FakeModelOptions.OfThousand(250, isPassing: false, FakeModelFault.Prose, FakeModelFault.MissingSlots, FakeModelFault.CutJson, FakeModelFault.WrongTypes);

    [Fact]
    public async Task After_some_waves_the_bytes_are_those_of_the_same_run_over_HTTP()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = Malformed });
        using var direct = new QaFolder(server);
        (await direct.GenerateAsync()).ShouldEndWith(0);
        using var qa = new QaFolder(server);
        int expired = 0;
        var service = new BatchService(qa.Folder["jobs"])
        {
            Fault = Malformed,
            Instead = request => (request.Hash % 10, request.Attempt) switch
            {
                (0, 1) => Counted(ref expired, BatchService.Expired),
                (1, 1) => Counted(ref expired, BatchService.Error(503, "overloaded")),
                _ => null,
            },
        };

        int waves = await WavesAsync(qa, service);

        waves.ShouldBeInRange(4, 20);
        qa.Folder.Bytes().ShouldBe(direct.Folder.Bytes());
        qa.Folder.ShouldAddUp();
        expired.ShouldBeGreaterThan(0);
        string[] ids = [.. service.Files.SelectMany(service.Ids)];
        ids.Length.ShouldBe(ids.Distinct().Count() + expired, "asked again is only what brought no answer");
        ids.Distinct().Count().ShouldBe(server.Requests.Count);
        (await qa.GenerateAsync("--model", Model)).ShouldEndWith(0).Output.ShouldContain("complete already");
    }

    [Fact]
    public async Task A_target_over_batches_gives_the_rows_that_it_gives_over_HTTP()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var direct = new QaFolder(server);
        (await direct.GenerateAsync("--target", "11")).ShouldEndWith(0);
        using var qa = new QaFolder(server);
        var service = new BatchService(qa.Folder["jobs"]);

        await WavesAsync(qa, service, "--target", "11");

        qa.Folder.Bytes().ShouldBe(direct.Folder.Bytes());
        qa.Folder.Lines("run/dataset.jsonl").Count.ShouldBe(11);
        qa.Folder.ShouldAddUp();
    }

    [Fact]
    public async Task A_target_is_worked_for_with_a_margin_and_what_was_too_much_is_used_by_a_larger_one()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var direct = new QaFolder(server, documents: 12);
        (await direct.GenerateAsync("--target", "40")).ShouldEndWith(0);
        using var qa = new QaFolder(server, documents: 12);
        var service = new BatchService(qa.Folder["jobs"]);

        (await WavesAsync(qa, service, "--target", "40")).ShouldBe(5, "four steps, whose answers are all that it waits for");

        qa.Folder.Bytes().ShouldBe(direct.Folder.Bytes());
        int asked = service.Files.Sum(file => service.Ids(file).Count);
        asked.ShouldBeInRange(server.Requests.Count + 1, 2 * server.Requests.Count);
        (await WavesAsync(qa, service, "--target", "45")).ShouldBe(1, "everything is answered");
        (await direct.GenerateAsync("--target", "45")).ShouldEndWith(0);
        qa.Folder.Bytes().ShouldBe(direct.Folder.Bytes());
    }

    [Fact]
    public async Task A_margin_keeps_to_the_budget()
    {
        const int Limit = 150_000;
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 12);
        var service = new BatchService(qa.Folder["jobs"]);
        int exit = 4;
        for (int wave = 0; exit == 4; wave++)
        {
            wave.ShouldBeLessThan(40);
            exit = (await qa.GenerateAsync("--model", Model, "--target", "40", "--budget", $"{Limit / 1000}ktok")).ExitCode;
            JsonElement spent = qa.Folder.Record().GetProperty("spent");
            (spent.GetProperty("input_tokens").GetInt64() + spent.GetProperty("output_tokens").GetInt64()).ShouldBeLessThanOrEqualTo(Limit);
            service.Answer();
        }

        exit.ShouldBeOneOf(0, 3);
        await WavesAsync(qa, service, "--target", "40", "--budget", "10Mtok");
        using var direct = new QaFolder(server, documents: 12);
        (await direct.GenerateAsync("--target", "40")).ShouldEndWith(0);
        qa.Folder.Bytes().ShouldBe(direct.Folder.Bytes());
    }

    [Fact]
    public async Task Under_a_budget_the_waves_never_hold_more_than_it_allows()
    {
        const int Limit = 60_000;
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server);
        var service = new BatchService(qa.Folder["jobs"]);
        int exit = 4;
        for (int wave = 0; exit == 4; wave++)
        {
            wave.ShouldBeLessThan(40);
            exit = (await qa.GenerateAsync("--model", Model, "--budget", $"{Limit / 1000}ktok")).ExitCode;
            long answered = qa.Folder.Record().GetProperty("spent").GetProperty("input_tokens").GetInt64()
                + qa.Folder.Record().GetProperty("spent").GetProperty("output_tokens").GetInt64();
            answered.ShouldBeLessThanOrEqualTo(Limit);
            service.Answer();
        }

        exit.ShouldBe(3, "the budget is spent");
        (await qa.GenerateAsync("--model", Model, "--budget", "10Mtok")).ExitCode.ShouldBe(4);
        service.Answer();
        await WavesAsync(qa, service, "--budget", "10Mtok");
        using var direct = new QaFolder(server);
        (await direct.GenerateAsync()).ShouldEndWith(0);
        qa.Folder.Bytes().ShouldBe(direct.Folder.Bytes());
    }

    [Fact]
    public async Task Waiting_is_exit_code_4_with_what_to_do_and_asking_again_writes_nothing()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 2);

        SeedbedProcess first = (await qa.GenerateAsync("--model", Model)).ShouldEndWith(4);

        first.Output.ShouldContain("requests were written to requests-001.jsonl in");
        first.Output.ShouldContain("run the same command again");
        JsonElement record = qa.Folder.Record();
        (record.GetProperty("state").GetString(), record.GetProperty("held").GetString()).ShouldBe(("waiting", "batch"));
        (await qa.GenerateAsync("--model", Model)).ShouldEndWith(4).Output.ShouldContain("wait for the responses to requests-001.jsonl");
        new BatchService(qa.Folder["jobs"]).Files.Count.ShouldBe(1);
        qa.Folder.ShouldAddUp();
    }

    [Fact]
    public async Task Kills_between_and_in_waves_change_nothing()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var direct = new QaFolder(server, documents: 3);
        (await direct.GenerateAsync()).ShouldEndWith(0);
        using var qa = new QaFolder(server, documents: 3);
        var service = new BatchService(qa.Folder["jobs"]);
        int exit = 4;
        for (int wave = 0; exit == 4; wave++)
        {
            wave.ShouldBeLessThan(20);
            await KillAsync(qa, TimeSpan.FromMilliseconds(300 + (150 * wave)));
            exit = (await qa.GenerateAsync("--model", Model)).ExitCode;
            service.Answer();
        }

        exit.ShouldBe(0);
        qa.Folder.Bytes().ShouldBe(direct.Folder.Bytes());
        string[] ids = [.. service.Files.SelectMany(service.Ids)];
        ids.Length.ShouldBe(ids.Distinct().Count());
    }

    [Fact]
    public async Task Responses_of_another_run_are_reported_and_the_run_goes_on()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 1);
        qa.Folder.Write("jobs/responses-000.jsonl", BatchService.Line("another-run-17", BatchService.Expired) + "\n{\"custom_id\":\"half");
        var service = new BatchService(qa.Folder["jobs"]);

        SeedbedProcess first = (await qa.GenerateAsync("--model", Model)).ShouldEndWith(4);

        first.Error.ShouldContain("1 responses in");
        first.Error.ShouldContain("another-run-17");
        first.Error.ShouldContain("responses-000.jsonl:2 is not a whole response");
        service.Answer();
        await WavesAsync(qa, service);
        qa.Folder.ShouldAddUp();
        await qa.Folder.ShouldHoldOnlyGoodRowsAsync();
    }

    [Fact]
    public async Task A_wrong_model_stops_the_run_with_one_sentence()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 1);
        (await qa.GenerateAsync("--model", Model)).ShouldEndWith(4);
        new BatchService(qa.Folder["jobs"]) { Instead = _ => BatchService.Error(404, "The model `fake` does not exist", "model_not_found") }.Answer();

        (await qa.GenerateAsync("--model", Model)).ShouldFailWith("responses-001.jsonl:", "does not know the model", "instead of 'fake'");
    }

    [Fact]
    public async Task A_preview_writes_a_wave_too_and_the_run_uses_its_answers()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 2);
        string[] preview = ["preview", "in", "--out", "run", "--recipe", "my-qa/recipe.yaml", "--model", Model, "--units", "2"];
        var service = new BatchService(qa.Folder["jobs"]);

        (await qa.Folder.RunAsync(preview)).ShouldEndWith(4).Error.ShouldContain("2 requests were written to requests-001.jsonl");
        service.Answer();
        (await qa.Folder.RunAsync(preview)).ShouldEndWith(4);
        (await qa.GenerateAsync("--model", Model)).ShouldEndWith(4);

        string[] ids = [.. service.Files.SelectMany(service.Ids)];
        ids.Length.ShouldBe(ids.Distinct().Count());
    }

    [Fact]
    public async Task A_sample_of_a_batch_model_says_how_its_units_get_answers()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 2);

        SeedbedProcess estimate = await qa.Folder.RunAsync("estimate", "in", "--out", "run", "--recipe", "my-qa/recipe.yaml", "--model", Model, "--sample", "2");

        estimate.ShouldFailWith("--sample 2 needs answers at once", "'seedbed preview --units 2'");
        Directory.GetFiles(qa.Folder["jobs"], "requests-*").ShouldBeEmpty();
    }

    [AnotherUserFact]
    public async Task A_folder_that_can_not_be_written_to_is_one_sentence()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 1);
        Directory.CreateDirectory(qa.Folder["jobs"]);
        AnotherUser.LetIn(qa.Folder.Path, toWrite: true);
        AnotherUser.LetIn(qa.Folder["jobs"]);

        SeedbedProcess run = await AnotherUser.RunAsync(
            qa.Folder.Path, "generate", "in", "--out", "run", "--recipe", "my-qa/recipe.yaml", "--model", Model);

        run.ShouldFailWith("the batch folder", "jobs can't be used", "give the permission");
    }

    private static async Task<int> WavesAsync(QaFolder qa, BatchService service, params string[] more)
    {
        for (int wave = 1; wave <= 20; wave++)
        {
            SeedbedProcess run = await qa.GenerateAsync(["--model", Model, .. more]);
            if (run.ExitCode != 4)
            {
                run.ShouldEndWith(0);
                return wave;
            }

            service.Answer();
        }

        throw new TimeoutException("twenty waves are too many");
    }

    private static async Task KillAsync(QaFolder qa, TimeSpan after)
    {
        using Process process = qa.Start("--model", Model);
        await Task.Delay(after);
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
    }

    private static string Counted(ref int count, string line)
    {
        count++;
        return line;
    }
}
