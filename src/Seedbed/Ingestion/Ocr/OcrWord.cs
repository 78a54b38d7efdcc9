namespace Seedbed.Ingestion.Ocr;

/// <summary>A word and its box in the picture, in pixels from the upper left corner.</summary>
/// <param name="Text">The word.</param>
/// <param name="Left">Its left edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Confidence">How sure the program is of it, 0 to 100.</param>
/// <param name="IsWalled">Whether a table's rule stands before it.</param>
internal readonly record struct OcrWord(string Text, int Left, int Width, int Height, float Confidence, bool IsWalled = false)
{
    public int Right => Left + Width;
}
