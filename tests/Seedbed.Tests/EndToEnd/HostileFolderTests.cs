using System.Diagnostics;
using System.Text.Json;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.EndToEnd;

/// <summary>A folder of broken and hostile files through the whole command: each becomes a document or a reject with a reason.</summary>
[Trait("Category", "Slow")]
public sealed class HostileFolderTests
{
    [Fact]
    public async Task Every_file_becomes_a_document_or_a_reject_with_a_reason()
    {
        using var folder = new CommandFolder();
        string[] names = [.. HostileFiles.All().Select(file =>
        {
            folder.Write($"bad/{file.Name}", file.Bytes);
            return file.Name;
        })];
        names.Length.ShouldBeGreaterThanOrEqualTo(200);
        File.CreateSymbolicLink(folder["bad/gone.md"], "nowhere");
        Directory.CreateSymbolicLink(folder["bad/loop"], ".");
        using (Process made = Process.Start("mkfifo", [folder["bad/pipe.csv"]]))
            await made.WaitForExitAsync();

        SeedbedProcess run = await folder.RunAsync("ingest", "bad", "--text", "body", "--format", "json");
        SeedbedProcess written = await folder.RunAsync("ingest", "bad", "--text", "body", "--out", "read");

        run.ExitCode.ShouldBe(0, run.Error);
        HashSet<string> read = [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line).GetProperty("path").GetString()!.Split('#', '!')[0])];
        names.Append("gone.md").Append("pipe.csv")
            .Where(name => !read.Contains(name) && !run.Error.Contains($": {name}", StringComparison.Ordinal))
            .ShouldBeEmpty(run.Error);
        run.Error.ShouldNotContain("   at Seedbed");
        written.Error.ShouldBe(run.Error);
        Directory.EnumerateFiles(folder["read"], "*", SearchOption.AllDirectories).Count().ShouldBe(run.Output.Count(static c => c == '\n'));
        File.Exists(folder["up.md"]).ShouldBeFalse();
    }
}
