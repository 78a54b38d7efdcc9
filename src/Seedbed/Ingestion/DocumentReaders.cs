using Seedbed.Ingestion.Ocr;

namespace Seedbed.Ingestion;

/// <summary>The readers that Seedbed brings.</summary>
public static class DocumentReaders
{
    /// <summary>A new list of the built-in readers: text, Markdown, HTML, PDF, DOCX, PPTX, XLSX, EPUB, images, reStructuredText, AsciiDoc, LaTeX. Add one's own before them to take over a file ending.</summary>
    /// <param name="pdf">Where poppler's programs are, and how long they may take.</param>
    /// <param name="ocr">What is read by recognising the characters of its picture, and how.</param>
    public static IReadOnlyList<DocumentReader> BuiltIn(PdfOptions? pdf = null, OcrOptions? ocr = null) =>
        [new TextReader(), new MarkdownReader(), new HtmlReader(), new PdfReader(pdf, ocr), new DocxReader(), new PptxReader(), new XlsxReader(), new EpubReader(), new ImageReader(ocr),
        new RstReader(), new AsciiDocReader(), new LatexReader()];
}
