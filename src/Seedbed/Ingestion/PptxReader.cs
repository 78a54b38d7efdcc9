using Seedbed.Ingestion.Office;
using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion;

/// <summary>
/// PowerPoint's PPTX: slides in the order of the show, each a page that begins with its title; texts in reading order, tables,
/// diagrams' texts, speaker's notes last. Hidden slides are left out but keep their number.
/// </summary>
public sealed class PptxReader : DocumentReader
{
    /// <inheritdoc/>
    public override string MediaType => "application/vnd.openxmlformats-officedocument.presentationml.presentation";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Endings { get; } = [".pptx", ".pptm", ".ppsx", ".ppsm", ".potx"];

    /// <summary>256 MiB, most of which are pictures.</summary>
    public override long MaxBytes => 256L << 20;

    /// <inheritdoc/>
    public override ValueTask<ReadOutcome> ReadAsync(SourceContent content, CancellationToken cancellationToken) =>
        new(OfficeFile.Read(content, "PPTX", "ppt/presentation.xml", Read, cancellationToken));

    private static DocumentBody Read(Package package, PartLinks links, string main)
    {
        CoreProperties properties = CoreProperties.Of(package, links);
        var builder = new DocumentBuilder(1 << 16) { Title = properties.Title, Language = properties.Language };
        new PptxSlides(package, builder, new TextBudget()).Write(main);
        return builder.Build();
    }
}
