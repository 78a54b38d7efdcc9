using Seedbed.Ingestion;
using Seedbed.Ingestion.Ocr;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

public sealed class ImageReaderTests : IDisposable
{
    private readonly DocumentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    internal static TinyPdf Manual()
    {
        var pdf = new TinyPdf().Page();
        pdf.Line(60, 80, "Maintenance of pumps", 22);
        pdf.Line(60, 130, "The purge valve lets trapped air out of the housing before the pump starts. The adminis-", 11);
        pdf.Line(60, 144, "trator keeps a record of every opening in the log book of the station.", 11);
        pdf.Line(60, 180, "Clean the filter once a week. Water that is not clean will damage the impeller.", 11);
        pdf.Line(60, 216, "1. Close the main valve.", 11).Line(60, 230, "2. Remove the filter.", 11);
        (string, string, string)[] rows = [("Part", "Weight", "Price"), ("Impeller", "12 kg", "300"), ("Housing", "40 kg", "900")];
        for (int i = 0; i < rows.Length; i++)
            pdf.Line(60, 270 + (18 * i), rows[i].Item1, 11).Line(200, 270 + (18 * i), rows[i].Item2, 11).Line(340, 270 + (18 * i), rows[i].Item3, 11);
        return pdf;
    }

    [OcrFact]
    public async Task A_scanned_page_keeps_paragraphs_headings_lists_and_tables()
    {
        _folder.With("manual.png", Scan.Picture(Manual()));
        Document document = await _folder.ReadOneAsync();
        document.ShouldKeepItsPromises();
        string[] lines = document.Lines();
        lines.ShouldContain("Heading1: Maintenance of pumps");
        lines.ShouldContain("Paragraph: The purge valve lets trapped air out of the housing before the pump starts. The administrator keeps a record of every opening in the log book of the station.");
        lines.ShouldContain("Paragraph: Clean the filter once a week. Water that is not clean will damage the impeller.");
        lines.ShouldContain("ListItem1#1: Close the main valve.");
        document.Blocks.Where(block => block.Kind == BlockKind.Table).ShouldHaveSingleItem().Table!.Header.ShouldBe(["Part", "Weight", "Price"]);
        document.Text.ShouldContain("Impeller | 12 kg | 300");
        document.Notes.ShouldBeEmpty();
        document.Metadata["ocr"].GetProperty("pages")[0].GetProperty("confidence").GetDouble().ShouldBeGreaterThan(85);
    }

    [OcrFact]
    public async Task Jpeg_and_tiff_are_read_the_same_picture_gives_the_same_text()
    {
        _folder.With("a.jpg", Scan.Picture(Manual(), "jpeg")).With("b.tif", Scan.Picture(Manual(), "tiff")).With("c.jpeg.png", Scan.Picture(Manual(), "jpeg", 210));
        List<DocumentOutcome> outcomes = await _folder.ReadAsync();
        outcomes.ShouldAllBe(outcome => outcome.Document != null && outcome.Document.Text.StartsWith("Maintenance of pumps\n\nThe purge valve"));
        List<DocumentOutcome> again = await _folder.ReadAsync(new() { Parallelism = 1 });
        again.Select(outcome => outcome.Document!.Text).ShouldBe(outcomes.Select(outcome => outcome.Document!.Text));
        again.Select(outcome => outcome.Document!.Metadata["ocr"].GetRawText()).ShouldBe(outcomes.Select(outcome => outcome.Document!.Metadata["ocr"].GetRawText()));
    }

    [OcrFact]
    public async Task A_tiff_of_several_pages_keeps_them_and_names_the_blank_one()
    {
        var second = new TinyPdf().Page().Line(60, 80, "The second page says that the impeller turns by night.", 12);
        _folder.With("book.tiff", Scan.Tiff(Scan.Gray(Manual(), 150), Scan.Gray(new TinyPdf().Page(), 50), Scan.Gray(second)));
        Document document = await _folder.ReadOneAsync();
        document.ShouldKeepItsPromises();
        document.PageStarts.Count.ShouldBe(3);
        document.Text[document.PageStarts[2]..].ShouldBe("The second page says that the impeller turns by night.");
        document.Notes.ShouldBe(["page 2 is blank"]);
        document.Metadata["ocr"].GetProperty("pages")[1].GetProperty("blank").GetBoolean().ShouldBeTrue();
    }

    [OcrFact]
    public async Task A_page_on_its_side_is_turned()
    {
        (int width, int height, byte[] pixels) = Scan.Gray(Manual());
        byte[] turned = new byte[pixels.Length];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                turned[(x * height) + (height - 1 - y)] = pixels[(y * width) + x];
        }

        _folder.With("side.tif", Scan.Tiff((height, width, turned)));
        (await _folder.ReadOneAsync()).Text.ShouldContain("lets trapped air out of the housing");
    }

    [OcrFact]
    public async Task A_doubtful_page_says_so()
    {
        (int width, int height, byte[] pixels) = Scan.Gray(Manual(), 60);
        var random = new SeededRandom("speck", "le");
        for (int i = 0; i < pixels.Length / 12; i++)
            pixels[random.Next(pixels.Length)] = (byte)random.Next(256);
        _folder.With("bad.tif", Scan.Tiff((width, height, pixels)));
        DocumentOutcome outcome = (await _folder.ReadAsync(Always())).ShouldHaveSingleItem();
        // What such a picture gives is the program's business; that it isn't passed off as sure is ours.
        if (outcome.Document is { } document)
            document.Notes.ShouldHaveSingleItem().ShouldStartWith("the picture is doubtful: OCR read it with a confidence of");
        else
            outcome.Reject!.Reason.ShouldBe("no-text");
    }

    [OcrFact]
    public async Task A_blank_picture_has_no_text()
    {
        _folder.With("blank.png", Scan.Picture(new TinyPdf().Page()));
        Reject reject = await _folder.RejectOneAsync();
        reject.Reason.ShouldBe("no-text");
        reject.Detail.ShouldContain("the picture is blank");
    }

    [OcrFact]
    public async Task A_broken_picture_is_damaged()
    {
        byte[] good = Scan.Picture(Manual());
        _folder.With("a.png", good[..(good.Length / 3)]).With("b.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16]).With("c.png", "no picture at all").With("d.tif", [.. "II*\0"u8, 8, 0, 0, 0, 0xFF, 0xFF]);
        foreach (DocumentOutcome outcome in await _folder.ReadAsync())
        {
            // Of a picture that is cut short the program may show the upper part.
            if (outcome.Document?.Path != "a.png")
                outcome.Reject!.Reason.ShouldBe("damaged");
        }
    }

    [Fact]
    public async Task A_picture_of_a_thousand_million_pixels_is_refused_by_its_header()
    {
        _folder.With("bomb.png", Scan.PngHeader(40_000, 25_000)).With("wide.png", Scan.PngHeader(uint.MaxValue, 1)).With("flat.tif", Scan.Tiff((40_000, 40_000, [1])));
        (await _folder.ReadAsync()).Select(outcome => outcome.Reject!.Reason).ShouldBe(["too-large", "too-large", "too-large"]);
    }

    [Fact]
    public async Task A_small_picture_is_no_page_and_with_never_none_is_read()
    {
        _folder.With("icon.png", Scan.PngHeader(64, 64)).With("page.png", Scan.PngHeader(2000, 3000));
        List<DocumentOutcome> outcomes = await _folder.ReadAsync(new() { Readers = [new ImageReader(new() { Mode = OcrMode.Never })] });
        outcomes.ShouldAllBe(outcome => outcome.Reject!.Reason == "no-text" && outcome.Reject.Detail.Contains("--ocr auto"));
        Reject icon = (await _folder.ReadAsync())[0].Reject!;
        icon.Reason.ShouldBe("no-text");
        icon.Detail.ShouldContain("too small");
    }

    [Fact]
    public async Task A_missing_program_says_how_to_get_it()
    {
        _folder.With("a.png", Scan.PngHeader(2000, 3000));
        Reject reject = await _folder.RejectOneAsync(new() { Readers = [new ImageReader(new() { Tool = "no-such-tesseract" })] });
        reject.Reason.ShouldBe("missing-tool");
        reject.Detail.ShouldContain("apt install tesseract-ocr");
    }

    [OcrFact]
    public async Task A_missing_language_says_how_to_get_it()
    {
        _folder.With("a.png", Scan.Picture(Manual(), dpi: 60));
        Reject reject = await _folder.RejectOneAsync(Always("eng+xyz_Abcd"));
        reject.Reason.ShouldBe("missing-tool");
        reject.Detail.ShouldContain("tesseract-ocr-xyz-abcd");
    }

    [Theory]
    [InlineData("exec sleep 600", "time-out")]
    [InlineData("yes x", "too-large")]
    [InlineData("echo 'Error: no' >&2; exit 1", "damaged")]
    [InlineData("exit 0", "no-text")]
    public async Task What_a_program_does_amiss_becomes_the_reason(string script, string reason)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var temp = new TempFolder();
        string tool = temp.Write("tool", "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _folder.With("a.png", Scan.PngHeader(2000, 3000));
        SourceOptions options = new() { Readers = [new ImageReader(new() { Tool = tool, TimeOut = TimeSpan.FromSeconds(script.Contains("sleep", StringComparison.Ordinal) ? 1 : 60) })] };
        (await _folder.RejectOneAsync(options)).Reason.ShouldBe(reason);
    }

    [Theory]
    [InlineData("eng", true)]
    [InlineData("deu+eng", true)]
    [InlineData("chi_sim", true)]
    [InlineData("", false)]
    [InlineData("eng;rm", false)]
    [InlineData("../eng", false)]
    [InlineData("--psm", false)]
    [InlineData("eng+", false)]
    [InlineData("eng\n", false)]
    public void Only_names_of_languages_are_taken(string language, bool isOne)
    {
        OcrOptions.IsLanguage(language).ShouldBe(isOne);
        if (!isOne)
            Should.Throw<SeedbedException>(() => new OcrOptions { Language = language });
    }

    [Fact]
    public void A_recipe_says_how_pictures_are_read_where_the_user_does_not()
    {
        var configured = new OcrOptions { Mode = OcrMode.Never, Language = "deu" };
        OcrOptions OfBoth(OcrOptions options) => options.With(OcrMode.Always, "fra");
        OfBoth(configured).ShouldBe(configured with { Mode = OcrMode.Always, Language = "fra" });
        OfBoth(configured with { IsModeGiven = true }).Mode.ShouldBe(OcrMode.Never);
        OfBoth(configured with { IsLanguageGiven = true }).Language.ShouldBe("deu");
        configured.With(null, null).ShouldBe(configured);
        new ImageReader(configured).With(OcrMode.Always, null).Identity.ShouldBe("ocr always deu");
        new PdfReader(null, configured).With(null, "fra").Identity.ShouldBe("ocr never fra");
        new ImageReader().Identity.ShouldBeNull();
    }

    [Fact]
    public async Task Cancellation_is_honoured()
    {
        _folder.With("a.png", Scan.PngHeader(2000, 3000));
        var content = new SourceContent(new("a.png", _folder.At("a.png"), 64), File.ReadAllBytes(_folder.At("a.png")));
        await Should.ThrowAsync<OperationCanceledException>(async () => await new ImageReader().ReadAsync(content, new CancellationToken(true)));
    }

    private static SourceOptions Always(string language = "eng") => new() { Readers = [new ImageReader(new() { Mode = OcrMode.Always, Language = language })] };
}
