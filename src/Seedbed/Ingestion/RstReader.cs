using Seedbed.Ingestion.Rst;

namespace Seedbed.Ingestion;

/// <summary>
/// reStructuredText as docutils and Sphinx write it: sections, lists, tables, code, notes, admonitions, substitutions. Files that
/// it includes are not followed; <see cref="DocumentBody.Metadata"/> names them.
/// </summary>
public sealed class RstReader : DocumentReader
{
    /// <inheritdoc/>
    public override string MediaType => "text/x-rst";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Endings { get; } = [".rst", ".rest"];

    /// <summary>64 MiB.</summary>
    public override long MaxBytes => 64L << 20;

    /// <inheritdoc/>
    public override ValueTask<ReadOutcome> ReadAsync(SourceContent content, CancellationToken cancellationToken) =>
        new(Markup.MarkupText.Read(content, static (lines, builder, token) => new RstWalk(lines, builder, token).Write(), cancellationToken));
}
