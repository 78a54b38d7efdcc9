using System.Text;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.EndToEnd;

/// <summary>Whatever lies in a folder: what can be read gives rows, the rest is a reject that says why.</summary>
public sealed class BadDocumentTests
{
    private const string Accented = "A relay is a small switch that another circuit works. Straße café naïve – “quoted”.";

    [Fact]
    public async Task Each_bad_document_is_a_reject_that_says_why_and_the_rest_goes_on()
    {
        using var folder = new CommandFolder();
        folder.Write("in/good.md", CommandFolder.PumpManual);
        folder.Write("in/empty.md", "");
        folder.Write("in/binary.txt", [.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 37 % 256))]);
        folder.Write("in/broken.txt", [.. Encoding.UTF8.GetBytes("Grüße aus Köln. "), 0xFF, 0xC3, 0x28, .. Encoding.UTF8.GetBytes("Schöne Wörter überall.")]);
        folder.Write("in/deep.html", $"<html><body>{string.Concat(Enumerable.Repeat("<div>", 100_000))}words");
        folder.Write("in/scan.pdf", new TinyPdf().Page().Bytes());
        folder.Write("in/whole.pdf", new TinyPdf().Page().Line(50, 50, "A gauge is a small instrument that shows the pressure.").Bytes());
        folder.Write("in/truncated.pdf", File.ReadAllBytes(folder["in/whole.pdf"])[..400]);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "EndToEnd", "Fixtures", "encrypted.pdf"), folder["in/encrypted.pdf"]);
        folder.Write("in/.hidden.md", "x");
        folder.Write("in/picture.gif", "x");

        (await folder.GenerateByRulesAsync("in")).ShouldEndWith(0);

        ShouldBe(folder, "empty.md", "empty", "fill it or leave it out");
        ShouldBe(folder, "binary.txt", "binary", "rename it");
        ShouldBe(folder, "broken.txt", "bad-encoding", "the first bad byte is number 19; save the file as UTF-8");
        ShouldBe(folder, "deep.html", "too-deep", "512 deep");
        ShouldBe(folder, "scan.pdf", "no-text", "OCR");
        ShouldBe(folder, "truncated.pdf", "damaged", "fetch or export it anew");
        ShouldBe(folder, "encrypted.pdf", "encrypted", "save a copy without its password");
        ShouldBe(folder, ".hidden.md", "hidden", "name it as an input");
        ShouldBe(folder, "picture.gif", "unknown-type", "'.gif' files are not read");
        File.ReadAllText(folder["run/documents/whole.pdf.txt"]).ShouldContain("A gauge is a small instrument");
        folder.ShouldAddUp();
        await folder.ShouldHoldOnlyGoodRowsAsync();
    }

    [Fact]
    public async Task UTF_16_and_Windows_1252_are_read()
    {
        using var folder = new CommandFolder();
        folder.Write("in/good.md", CommandFolder.PumpManual);
        folder.Write("in/little.txt", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes($"{Accented} little.txt")]);
        folder.Write("in/big.txt", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes($"{Accented} big.txt")]);
        folder.Write("in/windows.txt", [.. $"{Accented} windows.txt".Select(value => value switch { '–' => (byte)0x96, '“' => (byte)0x93, '”' => (byte)0x94, _ => (byte)value })]);

        (await folder.GenerateByRulesAsync("in")).ShouldEndWith(0);

        foreach (string name in (string[])["little.txt", "big.txt", "windows.txt"])
            File.ReadAllText(folder[$"run/documents/{name}.txt"]).ShouldBe($"{Accented} {name}", name);
    }

    [Fact]
    public async Task A_page_of_over_10_MB_is_read_to_its_end()
    {
        using var folder = new CommandFolder();
        const string Line = "<p>The gauge shows the pressure of the water in the housing, and the dial turns with it.</p>\n";
        folder.Write("in/big.html", $"<html><body>{string.Concat(Enumerable.Repeat(Line, 115_000))}<p>The last line of all.</p></body></html>");

        SeedbedProcess read = await folder.RunAsync("ingest", "in", "--format", "text", "--out", "read");

        read.ShouldEndWith(0);
        string text = File.ReadAllText(Directory.EnumerateFiles(folder["read"], "*", SearchOption.AllDirectories).Single());
        text.Length.ShouldBeGreaterThan(8_000_000);
        text.TrimEnd().ShouldEndWith("The last line of all.");
    }

    [Fact]
    public Task A_long_line_is_cut_and_worked_like_any_other_text() => WorkLineAsync(megabytes: 8);

    [SlowFact]
    public Task A_line_of_200_MB_is_cut_and_worked_like_any_other_text() => WorkLineAsync(megabytes: 200);

    [Fact]
    public async Task A_folder_with_nothing_usable_is_an_error_that_says_what_was_seen()
    {
        using var folder = new CommandFolder();
        folder.Write("in/notes.xyz", "x");
        folder.Write("in/.git/config", "x");

        (await folder.GenerateByRulesAsync("in")).ShouldFailWith("no document in 'in'", "1 hidden, 1 unknown-type", ".md");

        Directory.Exists(folder["run"]).ShouldBeFalse();
    }

    [Fact]
    public async Task An_empty_folder_is_an_error()
    {
        using var folder = new CommandFolder();
        Directory.CreateDirectory(folder["in"]);

        (await folder.GenerateByRulesAsync("in")).ShouldFailWith("no document in 'in'");
    }

    [Fact]
    public async Task Documents_that_are_all_bad_end_short_without_rows()
    {
        using var folder = new CommandFolder();
        folder.Write("in/empty.md", "");

        (await folder.GenerateByRulesAsync("in")).ShouldEndWith(3);

        folder.Record().GetProperty("state").GetString().ShouldBe("short");
        folder.ShouldAddUp();
    }

    [Fact]
    public async Task A_missing_path_is_an_error_that_names_it()
    {
        using var folder = new CommandFolder();

        (await folder.GenerateByRulesAsync("nowhere")).ShouldFailWith("'nowhere' does not exist");

        Directory.Exists(folder["run"]).ShouldBeFalse();
    }

    [AnotherUserFact]
    public async Task A_file_without_permission_is_a_reject_and_the_rest_goes_on()
    {
        using var folder = new CommandFolder();
        AnotherUser.LetIn(folder.Path, toWrite: true);
        folder.Write("in/good.md", CommandFolder.PumpManual);
        AnotherUser.KeepOut(folder.Write("in/secret.md", CommandFolder.PumpManual));

        SeedbedProcess run = await AnotherUser.RunAsync(folder.Path, "generate", "in", "--out", "run", "--recipe", "rules.yaml");

        run.ShouldEndWith(0);
        ShouldBe(folder, "secret.md", "unreadable", "give it read permission or leave it out");
        folder.ShouldAddUp();
    }

    [AnotherUserFact]
    public async Task A_folder_without_permission_is_an_error_that_names_it()
    {
        using var folder = new CommandFolder();
        AnotherUser.LetIn(folder.Path, toWrite: true);
        folder.Write("in/good.md", CommandFolder.PumpManual);
        AnotherUser.KeepOut(folder["in"]);

        SeedbedProcess run = await AnotherUser.RunAsync(folder.Path, "generate", "in", "--out", "run", "--recipe", "rules.yaml");

        run.ShouldFailWith($"{folder["in"]} can't be listed", "read permission");
    }

    [Fact]
    public async Task Without_pdftotext_a_PDF_is_a_reject_that_says_how_to_get_it_and_the_rest_goes_on()
    {
        using var folder = new CommandFolder();
        folder.Write("in/good.md", CommandFolder.PumpManual);
        folder.Write("in/manual.pdf", new TinyPdf().Page().Line(50, 50, "A gauge is an instrument.").Bytes());
        Directory.CreateDirectory(folder["bin"]);
        File.CreateSymbolicLink(folder["bin/dotnet"], Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : OnPath("dotnet"));

        SeedbedProcess run = await folder.RunAsync(
            new Dictionary<string, string?> { ["PATH"] = folder["bin"] }, "generate", "in", "--out", "run", "--recipe", "rules.yaml");

        run.ShouldEndWith(0);
        ShouldBe(folder, "manual.pdf", "missing-tool", "apt install poppler-utils");
        folder.ShouldAddUp();
    }

    [Fact]
    public async Task A_pdftotext_that_hangs_is_ended_after_the_time_out_of_seedbed_yaml()
    {
        using var folder = new CommandFolder();
        folder.Write("seedbed.yaml", "pdf-time-out: 1\n");
        folder.Write("in/good.md", CommandFolder.PumpManual);
        folder.Write("in/manual.pdf", new TinyPdf().Page().Line(50, 50, "A gauge is an instrument.").Bytes());
        WriteProgram(folder, "bin/pdfinfo", "exit 0");
        WriteProgram(folder, "bin/pdftotext", $"echo $$ >'{folder["pid"]}'; exec sleep 600");

        SeedbedProcess run = await folder.RunAsync(
            new Dictionary<string, string?> { ["PATH"] = $"{folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}" },
            "generate", "in", "--out", "run", "--recipe", "rules.yaml");

        run.ShouldEndWith(0);
        ShouldBe(folder, "manual.pdf", "time-out", "took longer than 1 seconds");
        Directory.Exists($"/proc/{File.ReadAllText(folder["pid"]).Trim()}").ShouldBeFalse("the program was ended");
        folder.ShouldAddUp();
    }

    private static async Task WorkLineAsync(int megabytes)
    {
        using var folder = new CommandFolder();
        folder.Write("in/good.md", CommandFolder.PumpManual);
        Directory.CreateDirectory(folder["in"]);
        await using (StreamWriter line = File.CreateText(folder["in/line.txt"]))
        {
            for (int i = 0; i < megabytes * 10_000; i++)
                await line.WriteAsync("The gauge shows the pressure of water in the housing, and the dial turns with it over and over again ");
        }

        (await folder.GenerateByRulesAsync("in")).ShouldEndWith(0);

        folder.ShouldAddUp();
        new FileInfo(folder["run/documents/line.txt.txt"]).Length.ShouldBeGreaterThan(megabytes * 1_000_000L);
    }

    private static void ShouldBe(CommandFolder folder, string id, string reason, string words)
    {
        (string Reason, string Detail) reject = folder.Reject(id);
        reject.Reason.ShouldBe(reason, id);
        reject.Detail.ShouldContain(words);
        reject.Detail.ShouldContain(id);
    }

    private static string OnPath(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).First(File.Exists);

    private static void WriteProgram(CommandFolder folder, string name, string script)
    {
        string path = folder.Write(name, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32("755", 8));
    }
}
