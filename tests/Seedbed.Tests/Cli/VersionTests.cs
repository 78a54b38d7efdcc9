using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Cli;

public sealed class VersionTests
{
    [Fact]
    public async Task Version_prints_the_version_and_nothing_else()
    {
        using var folder = new TempFolder();

        SeedbedProcess run = await SeedbedProcess.RunAsync(folder.Path, "--version");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldStartWith("0.1.0");
        run.Error.ShouldBe("");
    }
}
