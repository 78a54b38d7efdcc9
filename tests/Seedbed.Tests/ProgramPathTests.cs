using Seedbed.Tests.Doubles;

namespace Seedbed.Tests;

public sealed class ProgramPathTests
{
    [Fact]
    public void A_program_is_found_on_the_path_alone()
    {
        ProgramPath.Of("no-such-program-at-all").ShouldBeNull();
        string? found = ProgramPath.Of("dotnet");
        if (found is not null)
            Path.IsPathFullyQualified(found).ShouldBeTrue();
        ProgramPath.Of("./tool").ShouldBe(Path.GetFullPath("./tool"));
    }

    [Fact]
    public async Task A_program_that_lies_beside_the_documents_is_not_run()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new CommandFolder();
        folder.Write("a.pdf", new TinyPdf().Page().Line(60, 80, "A page of a manual.").Page().Bytes());
        folder.Write("b.png", Scan.PngHeader(2000, 3000));
        foreach (string name in (string[])["pdftotext", "pdfinfo", "pdftoppm", "pdfimages", "tesseract", "git"])
            File.SetUnixFileMode(folder.Write(name, "#!/bin/sh\ntouch run-by-mistake\nexit 1\n"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await folder.RunAsync(new Dictionary<string, string?> { ["PATH"] = $"{Environment.GetEnvironmentVariable("PATH")}:.::bin" }, "ingest", ".", "--ocr", "always");

        File.Exists(folder["run-by-mistake"]).ShouldBeFalse();
    }
}
