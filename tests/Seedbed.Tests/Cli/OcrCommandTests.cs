using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Cli;

public sealed class OcrCommandTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [OcrFact]
    public async Task A_run_over_scans_keeps_its_notes_and_remembers_how_it_read()
    {
        var manual = new TinyPdf().Page();
        manual.Line(60, 80, "Pump manual", 22).Line(60, 130, "The purge valve is a small valve that lets trapped air out of the housing before the pump starts.", 11);
        var white = (Width: 800, Height: 1000, Pixels: Enumerable.Repeat((byte)255, 800_000).ToArray());
        _folder.Write("docs/scan.pdf", new TinyPdf().Page().Picture(Scan.Gray(manual)).Page().Picture(white).Bytes());

        SeedbedProcess read = await _folder.RunAsync("ingest", "docs", "--format", "text");
        read.ExitCode.ShouldBe(0, read.Error);
        read.Output.ShouldContain("lets trapped air out of the housing");
        read.Error.ShouldContain("note: scan.pdf: page 2 is blank");

        SeedbedProcess first = await _folder.GenerateByRulesAsync("docs");
        first.ExitCode.ShouldBeOneOf(0, 3);
        _folder.Lines("run/notes.jsonl").ShouldHaveSingleItem().GetProperty("note").GetString().ShouldBe("page 2 is blank");
        File.ReadAllText(_folder["run/report.html"]).ShouldContain("page 2 is blank");

        SeedbedProcess second = await _folder.GenerateByRulesAsync("docs", "--ocr", "always");
        second.ExitCode.ShouldBe(1);
        second.Error.ShouldContain("how documents are read (OCR) changed");
    }

    [Fact]
    public async Task A_wrong_language_is_named()
    {
        SeedbedProcess wrong = await _folder.RunAsync("ingest", ".", "--ocr-lang", "eng; rm");
        wrong.ExitCode.ShouldBe(1);
        wrong.Error.ShouldContain("--ocr-lang: 'eng; rm' names no language");
        _folder.Write("seedbed.yaml", "ocr: auto\nocr-lang: ../x\n");
        SeedbedProcess configured = await _folder.RunAsync("ingest", ".");
        configured.ExitCode.ShouldBe(1);
        configured.Error.ShouldContain("seedbed.yaml:2");
    }
}
