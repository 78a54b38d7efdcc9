namespace Seedbed.Ingestion.Markup;

/// <summary>What the readers of markup by lines have in common.</summary>
internal static class MarkupText
{
    /// <summary>Decodes a file, takes it apart into lines, and has them written.</summary>
    public static ReadOutcome Read(SourceContent content, Action<MarkupLines, DocumentBuilder, CancellationToken> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        cancellationToken.ThrowIfCancellationRequested();
        string? text = TextDecoding.Decode(content, null, out ReadOutcome? fault);
        if (text is null)
            return fault!;
        if (MarkupLines.Of(text) is not { } lines)
            return ReadOutcome.Fault("too-large", $"{content.File.Path} has more than the {MarkupLines.Most:N0} lines that are read of its type; split it.");
        var builder = new DocumentBuilder(text.Length + 16);
        write(lines, builder, cancellationToken);
        return ReadOutcome.Of(builder.Build());
    }
}
