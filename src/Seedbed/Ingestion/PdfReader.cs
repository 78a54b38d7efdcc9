using Seedbed.Ingestion.Ocr;
using Seedbed.Ingestion.Pdf;

namespace Seedbed.Ingestion;

/// <summary>
/// PDF through poppler's <c>pdftotext</c> and <c>pdfinfo</c>: pages kept, running heads and feet dropped, paragraphs flowed
/// anew, headings, lists, tables and code where the page shows them plainly. Pages that are pictures of text go through OCR.
/// </summary>
public sealed class PdfReader : DocumentReader
{
    private readonly PdfTool _tool;
    private readonly PdfPageText _text;
    private readonly OcrOptions _ocr;
    private readonly PdfScans _scans;
    private readonly PdfOptions? _options;
    private readonly TimeProvider? _time;

    /// <summary>A reader that runs poppler's programs, and tesseract for what has no text.</summary>
    public PdfReader(PdfOptions? options = null, OcrOptions? ocr = null, TimeProvider? time = null)
    {
        (_options, _time) = (options, time);
        _ocr = ocr ?? new OcrOptions();
        _scans = new(new(_ocr, time ?? TimeProvider.System));
        _tool = new(options ?? new PdfOptions(), time ?? TimeProvider.System);
        _text = new(_tool);
    }

    /// <inheritdoc/>
    public override string MediaType => "application/pdf";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Endings { get; } = [".pdf"];

    /// <inheritdoc/>
    public override bool NeedsFile => true;

    /// <inheritdoc/>
    public override string? Identity => _ocr.Identity;

    /// <inheritdoc/>
    public override async ValueTask<ReadOutcome> ReadAsync(SourceContent content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        string path = content.File.Path;
        if (!IsWhole(content.Bytes.Span))
            return Damaged(path, "it lacks a PDF's beginning or end");
        PdfInfo info;
        List<PdfPage> pages = [];
        try
        {
            info = await _tool.InfoAsync(content.File.FullPath, cancellationToken).ConfigureAwait(false);
            if (info.NeedsPassword)
                return ReadOutcome.Fault("encrypted", $"{path} is encrypted; save a copy without its password.");
            if (info.Fault is null)
            {
                (pages, string? fault) = await _text.ReadAsync(content.File.FullPath, info.Pages, cancellationToken).ConfigureAwait(false);
                info = info with { Fault = fault };
            }
        }
        catch (PdfToolException fault)
        {
            return ReadOutcome.Fault(fault.Reason, $"{path} can't be read: {fault.Message}");
        }

        if (info.Fault is { } problem)
        {
            return problem.Contains("permission", StringComparison.OrdinalIgnoreCase) || problem.Contains("password", StringComparison.OrdinalIgnoreCase)
                ? ReadOutcome.Fault("encrypted", $"{path} does not permit its text to be copied; save a copy without protection.")
                : Damaged(path, problem);
        }

        cancellationToken.ThrowIfCancellationRequested();
        OcrFindings? found = await _scans.ReadAsync(content.File.FullPath, pages, cancellationToken).ConfigureAwait(false);
        // What OCR can't read keeps the text that it has.
        foreach (int number in found?.Pages.Where(pair => pair.Value.IsLegible).Select(pair => pair.Key) ?? [])
            pages[number - 1].Lines = [];
        return found?.HasText == true || pages.Exists(page => page.Lines.Count > 0)
            ? ReadOutcome.Of(BodyOf(pages, found, new DocumentBuilder(content.Bytes.Length) { Title = info.Title }))
            : NoText(path, found);
    }

    /// <inheritdoc/>
    internal override DocumentReader With(OcrMode? mode, string? language) => new PdfReader(_options, _ocr.With(mode, language), _time);

    private static DocumentBody BodyOf(List<PdfPage> pages, OcrFindings? found, DocumentBuilder builder)
    {
        if (found is null)
            return new PdfBlocks(pages, builder).Build();
        var blocks = new OcrBlocks([.. found.Pages.Values.Where(page => page.IsLegible)], builder);
        DocumentBody body = new PdfBlocks(pages, builder) { TurnedTo = Scan }.Build();
        return body with { Notes = found.Notes, Metadata = Columns.Empty.With("ocr", found.ToJson()) };

        void Scan(int number)
        {
            bool isScan = found.Pages.TryGetValue(number, out OcrPage? page) && page.IsLegible;
            if (isScan)
                blocks.Write(page!);
            if (isScan && !(found.Pages.TryGetValue(number + 1, out OcrPage? next) && next.IsLegible))
                blocks.Finish();
        }
    }

    private ReadOutcome NoText(string path, OcrFindings? found)
    {
        if (found?.Fault is { } fault)
            return ReadOutcome.Fault(fault.Reason, $"{path} has no text of its own, as scans have none, and OCR can't read it: {fault.Message}");
        string why = found is not null ? $"no text that OCR can read ({string.Join("; ", found.Notes)}); leave it out, or scan it anew."
            : _ocr.Mode == OcrMode.Never ? "pages but no text, as scans have; give --ocr auto to have their text recognised."
            : "pages but neither text nor pictures; give --ocr always to have its drawings put through OCR, or leave it out.";
        return ReadOutcome.Fault("no-text", $"{path} has {why}");
    }

    private static bool IsWhole(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, 1024)];
        ReadOnlySpan<byte> tail = bytes[Math.Max(0, bytes.Length - 2048)..];
        return head.IndexOf("%PDF-"u8) >= 0 && (tail.IndexOf("%%EOF"u8) >= 0 || tail.IndexOf("startxref"u8) >= 0);
    }

    private static ReadOutcome Damaged(string path, string problem) =>
        ReadOutcome.Fault("damaged", $"{path} is damaged or no PDF ({problem}); fetch or export it anew.");
}
