using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.EndToEnd;

public sealed class BatchExampleTests
{
    [Fact]
    public async Task The_example_goes_the_whole_way_through_files()
    {
        using var folder = new CommandFolder();
        var environment = new Dictionary<string, string> { ["SEEDBED"] = $"dotnet {SeedbedProcess.Assembly}" };

        ChildProcess run = await ChildProcess.RunAsync("sh", folder.Path, [SourceTree.In("examples", "batch", "run.sh"), folder["batch"]], environment);

        run.Successful().Output.ShouldContain("8 requests were written to requests-001.jsonl");
        run.Output.ShouldContain("8 requests were written to requests-002.jsonl");
        Directory.GetFiles(folder["batch/jobs"], "re*.jsonl").Length.ShouldBe(4, "two waves: the answers, then the verdicts");
        folder.Lines("batch/run/dataset.jsonl").Select(row => row.GetProperty("id").GetString()).ShouldBe(["t1", "t2", "t4", "t5", "t6", "t7", "t8"]);
        folder.Reject("t3", "batch/run").Reason.ShouldBe("keep");
    }
}
