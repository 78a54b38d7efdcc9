using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Cli;

/// <summary>What a command that fails before it did anything leaves behind.</summary>
public sealed class LeftFolderTests
{
    [Theory]
    [InlineData("generate in --recipe qa --out new/deep/run")]
    [InlineData("generate in --recipe broken/recipe.yaml --model http://127.0.0.1:9/v1#m --out new/deep/run")]
    [InlineData("preview in --recipe qa --out new/deep/run")]
    [InlineData("preview in --recipe broken/recipe.yaml --model http://127.0.0.1:9/v1#m --out new/deep/run")]
    public async Task A_folder_that_it_made_and_wrote_nothing_into_is_gone(string line)
    {
        using CommandFolder folder = Broken();

        SeedbedProcess run = await folder.RunAsync(line.Split(' '));

        run.ExitCode.ShouldBe(1, run.Output);
        Directory.Exists(folder["new"]).ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_there_stays()
    {
        using CommandFolder folder = Broken();
        Directory.CreateDirectory(folder["new/run"]);
        Directory.CreateDirectory(folder["other"]);

        (await folder.RunAsync("generate", "in", "--recipe", "qa", "--out", "new/run")).ShouldFailWith("asks a model and none is named");
        (await folder.RunAsync("generate", "in", "--recipe", "qa", "--out", "other/run")).ShouldFailWith("asks a model and none is named");

        Directory.Exists(folder["new/run"]).ShouldBeTrue();
        Directory.Exists(folder["other"]).ShouldBeTrue();
        Directory.Exists(folder["other/run"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_run_that_failed_at_work_keeps_its_record()
    {
        using CommandFolder folder = Broken();

        SeedbedProcess run = await folder.RunAsync("generate", "in", "--recipe", "qa", "--model", "http://127.0.0.1:9/v1#m", "--out", "run");

        run.ShouldFailWith("nothing answers at http://127.0.0.1:9/v1");
        folder.Record().GetProperty("state").GetString().ShouldBe("failed");
    }

    private static CommandFolder Broken()
    {
        var folder = new CommandFolder();
        folder.Write("in/pump.md", CommandFolder.PumpManual);
        folder.Write("broken/recipe.yaml", """
            name: broken
            summary: Its prompt is missing
            source:
              chunks: { tokens: 400 }
            steps:
              - generate: { model: teacher, prompt: prompts/nowhere.md, returns: { answer: text } }
            """);
        return folder;
    }
}
