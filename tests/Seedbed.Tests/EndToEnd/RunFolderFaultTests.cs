using System.Diagnostics;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.EndToEnd;

/// <summary>A run folder that is full, damaged, held or not the user's: a sentence, and nothing half-written is taken for whole.</summary>
public sealed class RunFolderFaultTests
{
    [Fact]
    public async Task A_folder_that_another_process_works_on_is_refused()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Latency = _ => TimeSpan.FromMinutes(5) });
        using var qa = new QaFolder(server);
        using Process first = qa.Start();
        await qa.WaitForRequestsAsync(1);

        SeedbedProcess second = await qa.GenerateAsync();

        first.Kill();
        await first.WaitForExitAsync();
        second.ShouldFailWith("another seedbed process is working on", "name another --out");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"version\": \"0.1")]
    [InlineData("{}")]
    [InlineData("[1, 2]")]
    public async Task A_damaged_run_json_is_named_and_removing_it_makes_the_run_anew(string damage)
    {
        using var folder = new CommandFolder();
        folder.Write("in/good.md", CommandFolder.PumpManual);
        (await folder.GenerateByRulesAsync("in")).ShouldEndWith(0);
        (string, string) before = folder.Bytes();
        folder.Write("run/run.json", damage);

        (await folder.GenerateByRulesAsync("in")).ShouldFailWith("run.json is damaged", "remove the file");
        (await folder.RunAsync("show", "run")).ShouldFailWith("run.json is damaged");
        (await folder.RunAsync("export", "run", "--format", "alpaca")).ShouldFailWith("run.json is damaged");

        File.Delete(folder["run/run.json"]);
        (await folder.GenerateByRulesAsync("in")).ShouldEndWith(0);
        folder.Bytes().ShouldBe(before);
        File.Exists(folder["run/previous/1/dataset.jsonl"]).ShouldBeTrue();
    }

    [Fact]
    public async Task A_folder_of_other_things_is_never_filled()
    {
        using var folder = new CommandFolder();
        folder.Write("in/good.md", CommandFolder.PumpManual);
        folder.Write("run/holiday.jpg", "x");

        (await folder.GenerateByRulesAsync("in")).ShouldFailWith("not empty and holds no run");

        Directory.GetFiles(folder["run"]).Length.ShouldBe(1);
    }

    [TinyDiskFact]
    public async Task A_disk_that_fills_up_ends_the_run_with_a_sentence_and_no_dataset()
    {
        using var folder = new CommandFolder();
        folder.Write("in/good.md", CommandFolder.PumpManual);
        folder.Write("in/large.txt", string.Concat(Enumerable.Repeat("The gauge shows the pressure of the water in it.\n\n", 60_000)));
        using var disk = new TinyDisk(folder["run"]);

        (await folder.GenerateByRulesAsync("in")).ShouldFailWith("can't be filled", "make room or name another --out");
        folder.ShouldHoldNoDataset();
        folder.Record().GetProperty("state").GetString().ShouldBe("failed");

        Fill(folder["run/fill"]);
        (await folder.GenerateByRulesAsync("in")).ShouldFailWith("make room");
        folder.ShouldHoldNoDataset();

        File.Delete(folder["run/fill"]);
        disk.Grow("100m");
        (await folder.GenerateByRulesAsync("in")).ShouldEndWith(0);
        folder.ShouldAddUp();
    }

    [TinyDiskFact]
    public async Task Answers_given_before_the_disk_was_full_are_not_asked_again()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server);
        using var disk = new TinyDisk(qa.Folder["run"], "160k");

        (await qa.GenerateAsync("--max-in-flight", "1")).ShouldFailWith("run again");
        qa.Folder.ShouldHoldNoDataset();
        int asked = server.Requests.Count;
        asked.ShouldBeGreaterThan(5);

        disk.Grow("100m");
        (await qa.GenerateAsync("--max-in-flight", "1")).ShouldEndWith(0);
        server.Requests.Count(request => request.Attempt > 1).ShouldBeLessThanOrEqualTo(3, "only what could not be written down");
        qa.Folder.ShouldAddUp();
    }

    [AnotherUserFact]
    public async Task A_folder_without_permission_to_write_is_refused()
    {
        using var folder = new CommandFolder();
        AnotherUser.LetIn(folder.Path);
        folder.Write("in/good.md", CommandFolder.PumpManual);
        Directory.CreateDirectory(folder["theirs"]);

        foreach (string run in (string[])["theirs", "theirs/run"])
        {
            SeedbedProcess process = await AnotherUser.RunAsync(folder.Path, "generate", "in", "--out", run, "--recipe", "rules.yaml");
            process.ShouldFailWith($"{folder[run]} can't be written to", "--out");
        }

        Directory.GetFileSystemEntries(folder["theirs"]).ShouldBeEmpty();
    }

    private static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                file.Write(new byte[512]);
        }
        catch (IOException)
        {
            // Full.
        }
    }
}
