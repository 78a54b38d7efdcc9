using System.Diagnostics;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Cli;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("seedbed gen", "generate")]
    [InlineData("seedbed generate --mo", "--model")]
    [InlineData("seedbed generate docs --recipe q", "qa")]
    [InlineData("seedbed recipes show ", "qa")]
    [InlineData("seedbed export run --format alp", "alpaca alpaca-jsonl")]
    [InlineData("seedbed ingest docs --format m", "markdown")]
    [InlineData("seedbed completion b", "bash")]
    public async Task The_command_suggests_what_fits(string line, string expected)
    {
        using var folder = new TempFolder();

        SeedbedProcess run = await SeedbedProcess.RunAsync(folder.Path, $"[suggest:{line.Length}]", line);

        run.ExitCode.ShouldBe(0);
        foreach (string word in expected.Split(' '))
            run.Output.Split('\n').ShouldContain(word);
    }

    [Theory]
    [InlineData("seedbed gen", "generate")]
    [InlineData("./bin/seedbed gen", "generate")]
    [InlineData("seedbed export run --format alp", "alpaca alpaca-jsonl")]
    [InlineData("seedbed recipes show qa", "qa")]
    [InlineData("seedbed generate --max", "--max-in-flight")]
    [InlineData("seedbed generate ", "")]
    public async Task The_bash_script_completes_a_line(string line, string expected)
    {
        if (OperatingSystem.IsWindows() || !File.Exists("/bin/bash"))
            return;
        using var folder = new TempFolder();
        folder.Write("bin/seedbed", $"#!/bin/sh\nexec dotnet '{SeedbedProcess.Assembly}' \"$@\"\n");
        File.SetUnixFileMode(folder["bin/seedbed"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        folder.Write("try.sh", """
            PATH=$PWD/bin:$PATH
            source <(seedbed completion bash)
            COMP_LINE=$1 COMP_POINT=${#1}
            read -ra COMP_WORDS <<<"$1"
            [[ $1 != *' ' ]] || COMP_WORDS+=("")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _seedbed
            echo "${COMPREPLY[*]}"
            """);

        string completed = await BashAsync(folder.Path, line);

        completed.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => expected.Length == 0 || expected.Contains(word, StringComparison.Ordinal))
            .ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("zsh", "compdef _seedbed seedbed")]
    [InlineData("fish", "complete -c seedbed")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Each_shell_has_its_script(string shell, string part)
    {
        using var folder = new TempFolder();

        SeedbedProcess run = await SeedbedProcess.RunAsync(folder.Path, "completion", shell);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain(part);
    }

    private static async Task<string> BashAsync(string folder, string line)
    {
        var start = new ProcessStartInfo("/bin/bash", ["try.sh", line]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using Process bash = Process.Start(start)!;
        string output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return output;
    }
}
