namespace Seedbed.Ingestion;

/// <summary>Plain text: paragraphs are set apart by blank lines.</summary>
public sealed class TextReader : DocumentReader
{
    /// <inheritdoc/>
    public override string MediaType => "text/plain";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Endings { get; } = [".txt", ".text", ".log", ".asc"];

    /// <inheritdoc/>
    public override ValueTask<ReadOutcome> ReadAsync(SourceContent content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var builder = new DocumentBuilder(content.Bytes.Length);
        foreach (string paragraph in System.Text.Encoding.UTF8.GetString(content.Bytes.Span).Split("\n\n"))
            builder.Paragraph(paragraph);
        return new(ReadOutcome.Of(builder.Build()));
    }
}
