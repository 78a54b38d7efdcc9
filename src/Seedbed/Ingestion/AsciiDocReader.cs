using Seedbed.Ingestion.AsciiDoc;

namespace Seedbed.Ingestion;

/// <summary>
/// AsciiDoc as Asciidoctor writes it: sections, lists, tables, code, admonitions, footnotes, attributes. Files that it includes
/// are not followed; <see cref="DocumentBody.Metadata"/> names them.
/// </summary>
public sealed class AsciiDocReader : DocumentReader
{
    /// <inheritdoc/>
    public override string MediaType => "text/asciidoc";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Endings { get; } = [".adoc", ".asciidoc"];

    /// <summary>64 MiB.</summary>
    public override long MaxBytes => 64L << 20;

    /// <inheritdoc/>
    public override ValueTask<ReadOutcome> ReadAsync(SourceContent content, CancellationToken cancellationToken) =>
        new(Markup.MarkupText.Read(content, AdocWalk.Write, cancellationToken));
}
