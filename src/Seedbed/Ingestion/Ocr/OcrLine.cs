namespace Seedbed.Ingestion.Ocr;

/// <summary>A line of words.</summary>
/// <param name="Paragraph">The number of its paragraph on the page.</param>
/// <param name="Top">Its upper edge, in pixels.</param>
/// <param name="Height">Its height, in pixels.</param>
internal sealed record OcrLine(int Paragraph, int Top, int Height)
{
    public List<OcrWord> Words { get; } = [];

    public string Text => string.Join(' ', Words.Select(word => word.Text));

    /// <summary>Whether it looks like a row of a table with rules.</summary>
    public bool HasWalls => Words.Exists(static word => word.IsWalled);

    public int Left => Words[0].Left;

    /// <summary>The height of its tallest word: a line's own height grows when the page lies askew.</summary>
    public int Size => Math.Min(Height, (int)(Words.Max(word => word.Height) * 1.5f));
}
