namespace Seedbed.Ingestion;

/// <summary>Where poppler's programs are, and how long they may take.</summary>
public sealed record PdfOptions
{
    /// <summary>The program that gives text: a name on the path, or a path.</summary>
    public string TextTool { get; init; } = "pdftotext";

    /// <summary>The program that gives title and encryption.</summary>
    public string InfoTool { get; init; } = "pdfinfo";

    /// <summary>How long one program may take for one file; five minutes by default.</summary>
    public TimeSpan TimeOut { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The most bytes that a program may write; 2,000 million by default, some 70,000 pages.</summary>
    public long MostOutput { get; init; } = 2_000_000_000;
}
