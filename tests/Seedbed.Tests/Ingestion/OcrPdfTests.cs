using Seedbed.Ingestion;
using Seedbed.Ingestion.Ocr;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

public sealed class OcrPdfTests : IDisposable
{
    private const string FirstText = "The first page is text as it should be, and says that pumps run by night.";
    private const string LastText = "The last page is text once more, and ends the manual of the pump.";

    private readonly DocumentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static TinyPdf Mixed() => new TinyPdf().Page().Line(60, 80, FirstText, 11)
        .Page().Picture(Scan.Gray(ImageReaderTests.Manual())).Page().Line(60, 80, LastText, 11);

    private static SourceOptions With(OcrOptions options) => new() { Readers = [new PdfReader(null, options)] };

    [OcrFact]
    public async Task A_scanned_file_is_read_with_its_pages()
    {
        var second = new TinyPdf().Page().Line(60, 80, "The second page says that the impeller turns by night.", 12);
        _folder.With("scan.pdf", new TinyPdf { Title = "Old manual" }.Page().Picture(Scan.Gray(ImageReaderTests.Manual())).Page().Picture(Scan.Gray(second)).Bytes());
        Document document = await _folder.ReadOneAsync();
        document.ShouldKeepItsPromises();
        document.Title.ShouldBe("Old manual");
        document.PageStarts.Count.ShouldBe(2);
        document.Lines().ShouldContain("Heading1: Maintenance of pumps");
        document.Text[document.PageStarts[1]..].ShouldStartWith("The second page");
        document.Metadata["ocr"].GetProperty("pages").GetArrayLength().ShouldBe(2);
    }

    [OcrFact]
    public async Task Of_a_mixed_file_only_the_page_without_text_is_recognised()
    {
        _folder.With("mixed.pdf", Mixed().Bytes());
        Document document = await _folder.ReadOneAsync();
        document.ShouldKeepItsPromises();
        document.PageStarts.Count.ShouldBe(3);
        document.Text[..document.PageStarts[1]].Trim().ShouldBe(FirstText);
        document.Text[document.PageStarts[1]..document.PageStarts[2]].ShouldContain("lets trapped air out of the housing");
        document.Text[document.PageStarts[2]..].ShouldBe(LastText);
        document.Metadata["ocr"].GetProperty("pages")[0].GetProperty("page").GetInt32().ShouldBe(2);
        document.Metadata["ocr"].GetProperty("pages").GetArrayLength().ShouldBe(1);
    }

    [OcrFact]
    public async Task Always_reads_what_is_seen_and_never_what_has_no_text()
    {
        _folder.With("mixed.pdf", Mixed().Bytes());
        Document always = await _folder.ReadOneAsync(With(new() { Mode = OcrMode.Always }));
        always.Metadata["ocr"].GetProperty("pages").GetArrayLength().ShouldBe(3);
        always.Text.ShouldContain("trapped air");
        always.Text.ShouldStartWith("The first page is text");
        Document never = await _folder.ReadOneAsync(With(new() { Mode = OcrMode.Never }));
        never.Text.ShouldNotContain("trapped air");
        never.Text.ShouldContain(LastText);
        never.Metadata.Count.ShouldBe(0);
    }

    [OcrFact]
    public async Task Without_tesseract_the_text_is_read_and_a_note_says_what_is_missing()
    {
        _folder.With("mixed.pdf", Mixed().Bytes());
        Document document = await _folder.ReadOneAsync(With(new() { Tool = "no-such-tesseract" }));
        document.Text.ShouldBe($"{FirstText}\n\n{LastText}");
        document.Notes.ShouldHaveSingleItem().ShouldStartWith("page 2 was not read by OCR: no-such-tesseract is not installed; install tesseract");
    }

    [OcrFact]
    public async Task Without_tesseract_a_scanned_file_is_a_reject_that_says_how_to_get_it()
    {
        _folder.With("scan.pdf", new TinyPdf().Page().Picture(Scan.Gray(ImageReaderTests.Manual(), 100)).Bytes());
        Reject reject = await _folder.RejectOneAsync(With(new() { Tool = "no-such-tesseract" }));
        reject.Reason.ShouldBe("missing-tool");
        reject.Detail.ShouldContain("apt install tesseract-ocr");
        reject = await _folder.RejectOneAsync(With(new() { Mode = OcrMode.Never }));
        reject.Reason.ShouldBe("no-text");
        reject.Detail.ShouldContain("--ocr auto");
    }

    [OcrFact]
    public async Task A_blank_page_is_noted_and_a_page_without_picture_not_even_looked_at()
    {
        var white = (Width: 800, Height: 1000, Pixels: Enumerable.Repeat((byte)255, 800_000).ToArray());
        _folder.With("a.pdf", new TinyPdf().Page().Line(60, 80, FirstText, 11).Page().Picture(white).Page().Bytes());
        Document document = await _folder.ReadOneAsync();
        document.Text.ShouldBe(FirstText);
        document.Notes.ShouldBe(["page 2 is blank"]);
        document.PageStarts.Count.ShouldBe(3);
    }

    [OcrFact]
    public async Task Scanned_paragraphs_go_on_over_the_end_of_a_page()
    {
        TinyPdf Page(string line) => new TinyPdf().Page().Line(60, 80, "Pumps have to be watched.", 12).Line(60, 120, line, 12).Line(60, 134, line == "" ? "" : "and of the station, and every week the adminis-", 12);
        TinyPdf Next() => new TinyPdf().Page().Line(60, 80, "trator looks at the log of the pumps and signs it.", 12).Line(60, 140, "Another paragraph.", 12);
        _folder.With("scan.pdf", new TinyPdf().Page().Picture(Scan.Gray(Page("A record of every opening is kept in the log book of the house"))).Page().Picture(Scan.Gray(Next())).Bytes());
        Document document = await _folder.ReadOneAsync();
        document.ShouldKeepItsPromises();
        document.Text.ShouldContain("every week the administrator looks at the log");
        document.PageStarts.Count.ShouldBe(2);
    }
}
