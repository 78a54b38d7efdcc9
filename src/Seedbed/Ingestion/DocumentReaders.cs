namespace Seedbed.Ingestion;

/// <summary>The readers that Seedbed brings.</summary>
public static class DocumentReaders
{
    /// <summary>A new list of the built-in readers: text, Markdown, HTML, PDF. Add one's own before them to take over a file ending.</summary>
    public static IReadOnlyList<DocumentReader> BuiltIn() => [new TextReader(), new MarkdownReader(), new HtmlReader(), new PdfReader()];
}
