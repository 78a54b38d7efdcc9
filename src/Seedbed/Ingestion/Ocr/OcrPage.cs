namespace Seedbed.Ingestion.Ocr;

/// <summary>What was recognised on one page.</summary>
internal sealed class OcrPage
{
    /// <summary>Below this mean confidence a page is doubtful; clean print has about 95.</summary>
    public const int Doubtful = 70;

    /// <summary>Below this mean confidence nothing legible stands there: a photograph, a drawing.</summary>
    public const int Illegible = 35;

    /// <summary>The picture's height in pixels.</summary>
    public int Height { get; set; }

    /// <summary>Its lines in reading order.</summary>
    public List<OcrLine> Lines { get; } = [];

    /// <summary>The mean confidence of its characters, 0 to 100; 0 without any.</summary>
    public double Confidence
    {
        get
        {
            double sum = 0;
            long characters = 0;
            foreach (OcrWord word in Lines.SelectMany(line => line.Words))
            {
                sum += word.Confidence * word.Text.Length;
                characters += word.Text.Length;
            }

            return characters == 0 ? 0 : Math.Round(sum / characters, 1);
        }
    }

    /// <summary>Whether nothing was recognised.</summary>
    public bool IsBlank => Lines.Count == 0;

    /// <summary>Whether it holds text to work with.</summary>
    public bool IsLegible => !IsBlank && Confidence >= Illegible;
}
