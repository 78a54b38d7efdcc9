using Seedbed.Ingestion.Office;
using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion;

/// <summary>
/// Word's DOCX, read as a stream: headings by outline level, lists with their numbers, tables in their place, notes after the
/// paragraph that refers to them, text boxes once. Tracked deletions, hidden text, comments, headers and footers are left out.
/// </summary>
public sealed class DocxReader : DocumentReader
{
    /// <inheritdoc/>
    public override string MediaType => "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Endings { get; } = [".docx", ".docm", ".dotx", ".dotm"];

    /// <summary>256 MiB, most of which are pictures.</summary>
    public override long MaxBytes => 256L << 20;

    /// <inheritdoc/>
    public override ValueTask<ReadOutcome> ReadAsync(SourceContent content, CancellationToken cancellationToken) =>
        new(OfficeFile.Read(content, "DOCX", "word/document.xml", Read, cancellationToken));

    private static DocumentBody Read(Package package, PartLinks links, string main)
    {
        PartLinks parts = PartLinks.Of(package, main);
        DocxStyles styles = DocxStyles.Of(package, parts.First("styles"));
        DocxNumbering numbering = DocxNumbering.Of(package, parts.First("numbering"), styles);
        var budget = new TextBudget();
        var walk = new DocxWalk(styles, numbering, budget);
        foreach (string type in new[] { "footnotes", "endnotes" })
        {
            using XmlPart? notes = XmlPart.Open(package, parts.First(type));
            walk.ReadNotes(notes);
        }

        CoreProperties properties = CoreProperties.Of(package, links);
        var builder = new DocumentBuilder(1 << 16);
        using XmlPart body = XmlPart.Open(package, main)!;
        walk.Write(body, new OfficeOutput(builder, budget));
        builder.Title = properties.Title ?? walk.Title;
        builder.Language = properties.Language ?? styles.Language;
        return builder.Build();
    }
}
