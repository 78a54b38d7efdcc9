using Seedbed.Ingestion.Latex;

namespace Seedbed.Ingestion;

/// <summary>
/// LaTeX: sections, lists, tables, verbatim text, footnotes, accents and the author's own commands. Formulas are kept as they are written.
/// Files that it includes are not followed; <see cref="DocumentBody.Metadata"/> names them.
/// </summary>
public sealed class LatexReader : DocumentReader
{
    /// <inheritdoc/>
    public override string MediaType => "application/x-tex";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Endings { get; } = [".tex", ".latex", ".ltx"];

    /// <summary>64 MiB.</summary>
    public override long MaxBytes => 64L << 20;

    /// <inheritdoc/>
    public override ValueTask<ReadOutcome> ReadAsync(SourceContent content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        cancellationToken.ThrowIfCancellationRequested();
        string? text = TextDecoding.Decode(content, null, out ReadOutcome? fault);
        if (text is null)
            return new(fault!);
        var builder = new DocumentBuilder(text.Length + 16);
        LatexWalk.Write(text, builder, cancellationToken);
        return new(ReadOutcome.Of(builder.Build()));
    }
}
