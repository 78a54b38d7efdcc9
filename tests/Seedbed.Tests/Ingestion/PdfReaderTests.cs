using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

public sealed class PdfReaderTests : ReaderConformance
{
    protected override DocumentReader Reader { get; } = new PdfReader();

    protected override byte[] Good { get; } = Guide().Bytes();

    protected override int Rounds => 6;

    private static TinyPdf Guide()
    {
        var pdf = new TinyPdf { Title = "The Guide" };
        for (int page = 1; page <= 3; page++)
        {
            pdf.Page().Line(60, 10, "The Guide").Line(500, 10, $"{page}");
            pdf.Line(60, 80, $"1.{page} Section number {page}", 16);
            pdf.Line(60, 110, "This paragraph runs over several lines of the page and has a broken, adminis-");
            pdf.Line(60, 122, "trator, word in it. The administrator keeps a read-only copy of everything, and a read-");
            pdf.Line(60, 134, "only copy stays one.");
            pdf.Line(60, 160, "• one item of a list").Line(60, 174, "• another item");
            pdf.Line(60, 200, "for x in list of names", 9, code: true).Line(60, 212, "    print every name x", 9, code: true);
            pdf.Line(60, 740, "The end of the page is here and the sentence goes on over the page's own end because it");
        }

        return pdf;
    }

    [Fact]
    public async Task Pages_paragraphs_headings_lists_and_code_are_kept()
    {
        using var folder = new DocumentFolder().With("guide.pdf", Good);
        Document document = await folder.ReadOneAsync();
        document.ShouldKeepItsPromises();
        document.Title.ShouldBe("The Guide");
        document.PageStarts.Count.ShouldBe(3);
        string[] lines = document.Lines();
        lines.ShouldContain("Heading2: 1.1 Section number 1");
        lines.ShouldContain("Code: for x in list of names\n    print every name x");
        lines.ShouldContain("ListItem1: another item");
        lines.ShouldContain("Paragraph: This paragraph runs over several lines of the page and has a broken, administrator, word in it. "
            + "The administrator keeps a read-only copy of everything, and a read-only copy stays one.");
        document.Text.ShouldNotContain("\nThe Guide");
        document.Text[document.PageStarts[1]..].ShouldStartWith("1.2 Section");
    }

    [Fact]
    public async Task A_truncated_file_is_damaged()
    {
        using var folder = new DocumentFolder().With("a.pdf", Good[..(Good.Length / 2)]);
        (await folder.RejectOneAsync()).Reason.ShouldBe("damaged");
    }

    [Fact]
    public async Task A_file_without_text_says_so_and_names_ocr()
    {
        using var folder = new DocumentFolder().With("a.pdf", new TinyPdf().Page().Bytes());
        Reject reject = await folder.RejectOneAsync();
        reject.Reason.ShouldBe("no-text");
        reject.Detail.ShouldContain("OCR");
    }

    [Fact]
    public async Task A_missing_program_says_how_to_get_it()
    {
        using var folder = new DocumentFolder().With("a.pdf", Good);
        Reject reject = await folder.RejectOneAsync(With(new PdfOptions { TextTool = "no-such-pdftotext" }));
        reject.Reason.ShouldBe("missing-tool");
        reject.Detail.ShouldContain("poppler");
    }

    [Fact]
    public async Task A_hanging_program_is_ended()
    {
        using var folder = new DocumentFolder().With("a.pdf", Good);
        Reject reject = await folder.RejectOneAsync(With(new PdfOptions { TextTool = Script("exec sleep 600"), TimeOut = TimeSpan.FromSeconds(2) }));
        reject.Reason.ShouldBe("time-out");
    }

    [Theory]
    [InlineData("echo 'Command Line Error: Incorrect password' >&2; exit 1", "encrypted")]
    [InlineData("echo 'Syntax Error: May not be a PDF file' >&2; exit 1", "damaged")]
    [InlineData("exit 3", "encrypted")]
    [InlineData("yes x", "too-large")]
    public async Task What_the_program_complains_of_becomes_the_reason(string script, string reason)
    {
        using var folder = new DocumentFolder().With("a.pdf", Good);
        (await folder.RejectOneAsync(With(new PdfOptions { TextTool = Script(script), MostOutput = 100_000 }))).Reason.ShouldBe(reason);
    }

    private static SourceOptions With(PdfOptions options) => new() { Readers = [new PdfReader(options)] };

    private string Script(string command)
    {
        string path = NewPath("tool");
        File.WriteAllText(path, "#!/bin/sh\n" + command + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
