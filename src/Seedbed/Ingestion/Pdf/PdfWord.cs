namespace Seedbed.Ingestion.Pdf;

/// <summary>A word and its box on the page, in points from the upper left corner.</summary>
internal readonly record struct PdfWord(string Text, float Left, float Top, float Width, float Height)
{
    public float Right => Left + Width;

    public float Bottom => Top + Height;

    /// <summary>Width of one character: the same for all words set in one size of a fixed-width font.</summary>
    public float Pitch => Width / Text.Length;
}
