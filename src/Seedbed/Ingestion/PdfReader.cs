using Seedbed.Ingestion.Pdf;

namespace Seedbed.Ingestion;

/// <summary>
/// PDF through poppler's <c>pdftotext</c> and <c>pdfinfo</c>: pages kept, running heads and feet dropped, paragraphs flowed
/// anew, headings, lists, tables and code where the page shows them plainly.
/// </summary>
public sealed class PdfReader : DocumentReader
{
    private readonly PdfTool _tool;
    private readonly PdfPageText _text;

    /// <summary>A reader that runs poppler's programs.</summary>
    public PdfReader(PdfOptions? options = null, TimeProvider? time = null)
    {
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
        return pages.Exists(page => page.Lines.Count > 0)
            ? ReadOutcome.Of(new PdfBlocks(pages, new DocumentBuilder(content.Bytes.Length) { Title = info.Title }).Build())
            : ReadOutcome.Fault("no-text", $"{path} has pages but no text, as scans have; run it through OCR (for example ocrmypdf) first.");
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
