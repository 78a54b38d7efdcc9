using System.Text.Json;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.EndToEnd;

/// <summary>Exactly N rows from the command, all of its way.</summary>
public sealed class TargetRunTests
{
    [Fact]
    public async Task Each_document_gives_exactly_its_rows_and_a_larger_target_goes_on()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 4);

        (await qa.GenerateAsync("--target", "3", "--per", "document")).ShouldEndWith(0).Output.ShouldContain("met by all 4");
        string[] small = Ids(qa);
        int asked = server.Requests.Count;
        RowsPerDocument(qa).ShouldAllBe(group => group.Value == 3);
        qa.Folder.ShouldAddUp();
        await qa.Folder.ShouldHoldOnlyGoodRowsAsync();

        (await qa.GenerateAsync("--target", "3", "--per", "document")).ShouldEndWith(0).Output.ShouldContain("complete already");
        server.Requests.Count.ShouldBe(asked);

        (await qa.Folder.RunAsync("export", "run")).ShouldEndWith(0);
        File.SetLastWriteTimeUtc(qa.Folder["run/exports/messages/README.md"], new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        (await qa.GenerateAsync("--target", "6", "--per", "document")).ShouldEndWith(0).Output.ShouldContain("is of the dataset as it was before; `seedbed export` writes it anew");
        (await qa.Folder.RunAsync("export", "run")).ShouldEndWith(0);
        (await qa.Folder.RunAsync("show", "run")).Output.ShouldNotContain("as it was before");
        RowsPerDocument(qa).ShouldAllBe(group => group.Value == 6);
        small.ShouldBeSubsetOf(Ids(qa));
        server.Requests.ShouldAllBe(request => request.Attempt == 1);
        qa.Folder.ShouldAddUp();

        (await qa.GenerateAsync("--target", "2", "--per", "document")).ShouldFailWith("the target (6 rows before) changed", "--update");
        (await qa.GenerateAsync()).ShouldFailWith("the target changed");
    }

    [Fact]
    public async Task A_target_that_the_source_cannot_give_ends_short_and_says_by_how_much()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 1);

        SeedbedProcess run = await qa.GenerateAsync("--target", "100000");

        run.ShouldEndWith(3).Output.ShouldContain("of 100000 rows: two draws in a row added nothing");
        JsonElement record = qa.Folder.Record();
        record.GetProperty("state").GetString().ShouldBe("short");
        record.GetProperty("groups")[0].GetProperty("rows").GetInt64().ShouldBe(record.GetProperty("rows").GetInt64());
        JsonElement coverage = record.GetProperty("coverage");
        coverage.GetProperty("asked").GetInt64().ShouldBe(coverage.GetProperty("units").GetInt64());
        qa.Folder.ShouldAddUp();
        qa.Folder.Lines("run/dataset.jsonl").ShouldContain(row => row.GetProperty("id").GetString()!.Contains("/d2/", StringComparison.Ordinal), "a second draw");
    }

    [Fact]
    public async Task What_failed_is_asked_again_on_the_way_to_a_target_and_gives_what_it_would_have_given()
    {
        string[] arguments = ["--target", "100000"];
        await using FakeModelServer well = await FakeModelServer.StartAsync();
        using var whole = new QaFolder(well, documents: 1);
        (await whole.GenerateAsync(arguments)).ShouldEndWith(3);
        bool isIll = true;
        await using FakeModelServer server = await FakeModelServer.StartAsync(
            new() { Fault = request => isIll && request.Hash % 4 == 0 ? FakeModelFault.ContextTooLong : FakeModelFault.None });
        using var qa = new QaFolder(server, documents: 1);
        (await qa.GenerateAsync(arguments)).ShouldEndWith(3);
        qa.Folder.ShouldAddUp();
        qa.Folder.Bytes().ShouldNotBe(whole.Folder.Bytes());
        isIll = false;
        int before = server.Count;

        (await qa.GenerateAsync([.. arguments, "--retry-failed"])).ShouldEndWith(3);

        qa.Folder.ShouldAddUp();
        qa.Folder.Bytes().ShouldBe(whole.Folder.Bytes());
        server.Requests.Skip(before).ShouldAllBe(request => request.Attempt == 1 || request.Hash % 4 == 0, "what was answered is not asked twice");
    }

    [Fact]
    public async Task Rules_stop_at_their_target_too()
    {
        using var folder = new CommandFolder();
        folder.Write("in/pump.md", CommandFolder.PumpManual);

        (await folder.RunAsync("generate", "in", "--out", "run", "--recipe", "rules.yaml", "--target", "2")).ShouldEndWith(0);

        folder.Lines("run/dataset.jsonl").Count.ShouldBe(2);
        folder.ShouldAddUp();
    }

    [Theory]
    [InlineData("--target must be a whole number of at least 1", "--target", "0")]
    [InlineData("--target must be a whole number of at least 1", "--target", "-5")]
    [InlineData("--target: 'many' is not a whole number", "--target", "many")]
    [InlineData("--target: '1e3' is not a whole number", "--target", "1e3")]
    [InlineData("give --target N as well", "--per", "document")]
    [InlineData("there is no such column in the input", "--target", "3", "--per", "colour")]
    [InlineData("groups must be known before anything is asked", "--target", "3", "--per", "answer_score")]
    public async Task A_target_that_makes_no_sense_is_refused_before_anything_is_asked(string words, params string[] options)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 1);

        SeedbedProcess run = await qa.GenerateAsync(options);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(words);
        server.Requests.ShouldBeEmpty();
    }

    private static string[] Ids(QaFolder qa) => [.. qa.Folder.Lines("run/dataset.jsonl").Select(row => row.GetProperty("id").GetString()!)];

    private static IEnumerable<KeyValuePair<string, int>> RowsPerDocument(QaFolder qa) =>
        qa.Folder.Lines("run/dataset.jsonl").CountBy(row => row.GetProperty("source").GetProperty("document").GetString()!);
}
