using Seedbed.Ingestion.Archives;
using Seedbed.Ingestion.Ocr;
using Seedbed.Ingestion.Programs;

namespace Seedbed.Ingestion;

/// <summary>
/// Pictures of text (PNG, JPEG, TIFF of one or more pages) through tesseract: paragraphs, headings by size, lists, tables
/// of aligned cells; the confidence of each page kept. What the header says is looked at before a pixel is unpacked.
/// </summary>
public sealed class ImageReader(OcrOptions? options = null, TimeProvider? time = null) : DocumentReader
{
    // A button or a logo is no page.
    private const long SmallestPage = 120_000;
    private const int ShortestSide = 48;

    private readonly OcrTool _tool = new(options ?? new(), time ?? TimeProvider.System);

    /// <inheritdoc/>
    public override string MediaType => "image";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Endings { get; } = [".png", ".jpg", ".jpeg", ".tif", ".tiff"];

    /// <summary>256 MiB.</summary>
    public override long MaxBytes => 256L << 20;

    /// <inheritdoc/>
    public override string? Identity => _tool.Options.Identity;

    /// <inheritdoc/>
    public override async ValueTask<ReadOutcome> ReadAsync(SourceContent content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        cancellationToken.ThrowIfCancellationRequested();
        string path = content.File.Path;
        if (_tool.Options.Mode == OcrMode.Never)
            return ReadOutcome.Fault("no-text", $"{path} is a picture, and --ocr never leaves pictures unread; give --ocr auto to have its text recognised.");
        if (ImageHeader.Read(content.Bytes.Span, out string? problem) is not { } pages)
            return ReadOutcome.Fault("damaged", $"{path} is damaged or no image ({problem}); save it anew.");
        if (Refusal(path, pages) is { } refusal)
            return refusal;
        OcrFindings found = await ReadAsync(content, pages.Count, cancellationToken).ConfigureAwait(false);
        if (!found.HasText)
        {
            return found.Fault is { } fault
                ? ReadOutcome.Fault(fault.Reason, $"{path} can't be read: {fault.Message}")
                : ReadOutcome.Fault("no-text", $"{path} has no text that OCR can read ({string.Join("; ", found.Notes)}); leave it out, or scan it anew.");
        }

        return ReadOutcome.Of(BodyOf(found, pages.Count));
    }

    /// <inheritdoc/>
    internal override DocumentReader With(OcrMode? mode, string? language) => new ImageReader(_tool.Options.With(mode, language), time);

    private ReadOutcome? Refusal(string path, IReadOnlyList<(uint Width, uint Height)> pages)
    {
        foreach ((uint width, uint height) in pages)
        {
            if (width > ImageHeader.LongestSide || height > ImageHeader.LongestSide || (long)width * height > ImageHeader.MostPixels)
                return ReadOutcome.Fault("too-large", $"{path} has {width:N0} by {height:N0} pixels, more than the {ImageHeader.MostPixels:N0} of a page that are read; save it smaller.");
        }

        bool isSmall = _tool.Options.Mode == OcrMode.Auto && pages.All(page => Math.Min(page.Width, page.Height) < ShortestSide || (long)page.Width * page.Height < SmallestPage);
        return isSmall ? ReadOutcome.Fault("no-text", $"{path} is too small to be a page of text ({pages[0].Width:N0} by {pages[0].Height:N0} pixels); give --ocr always to have it read all the same.") : null;
    }

    private async Task<OcrFindings> ReadAsync(SourceContent content, int pages, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        // The very bytes that were looked at, under a name that is nobody's choice.
        string picture = scratch.NewPath(".image");
        FileStream file = File.Create(picture);
        await using (file.ConfigureAwait(false))
            await file.WriteAsync(content.Bytes, cancellationToken).ConfigureAwait(false);
        var read = new (OcrPage? Page, ProgramException? Fault)[pages];
        await Parallel.ForAsync(0, pages, cancellationToken, async (at, token) =>
        {
            try
            {
                read[at].Page = await _tool.RecogniseAsync(picture, at, 0, token).ConfigureAwait(false);
            }
            catch (ProgramException fault)
            {
                read[at].Fault = fault;
            }
        }).ConfigureAwait(false);
        var found = new OcrFindings(_tool.Options.Language, hasPages: pages > 1);
        for (int at = 0; at < pages; at++)
        {
            if (read[at].Page is { } page)
                found.Add(at + 1, page);
            else
                found.Add(at + 1, read[at].Fault!);
        }

        return found;
    }

    private static DocumentBody BodyOf(OcrFindings found, int pages)
    {
        var builder = new DocumentBuilder();
        var blocks = new OcrBlocks([.. found.Pages.Values.Where(page => page.IsLegible)], builder);
        for (int number = 1; number <= pages; number++)
        {
            if (pages > 1)
                builder.Page();
            if (found.Pages.TryGetValue(number, out OcrPage? page) && page.IsLegible)
                blocks.Write(page);
        }

        blocks.Finish();
        return builder.Build() with { Notes = found.Notes, Metadata = Columns.Empty.With("ocr", found.ToJson()) };
    }
}
