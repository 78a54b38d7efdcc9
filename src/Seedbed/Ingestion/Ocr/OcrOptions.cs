using System.Text.RegularExpressions;

namespace Seedbed.Ingestion.Ocr;

/// <summary>How pictures of text are read.</summary>
public sealed partial record OcrOptions
{
    /// <summary>What is read so.</summary>
    public OcrMode Mode { get; init; }

    /// <summary>The languages of the text as tesseract calls them: <c>eng</c>, <c>deu+eng</c>.</summary>
    public string Language
    {
        get;
        init => field = IsLanguage(value) ? value : throw new SeedbedException(LanguageFault(value));
    }

    = "eng";

    /// <summary>Whether the user said what is read so; then a recipe doesn't.</summary>
    public bool IsModeGiven { get; init; }

    /// <summary>Whether the user named the languages; then a recipe doesn't.</summary>
    public bool IsLanguageGiven { get; init; }

    /// <summary>How long a program may take for one page; two minutes by default.</summary>
    public TimeSpan TimeOut { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The program that recognises characters: a name on the path, or a path.</summary>
    public string Tool { get; init; } = "tesseract";

    /// <summary>The program that makes pictures of the pages of PDF files.</summary>
    public string PageTool { get; init; } = "pdftoppm";

    /// <summary>The program that lists the pictures in PDF files.</summary>
    public string PictureTool { get; init; } = "pdfimages";

    /// <summary>What a run remembers of it, since it decides the text; null for what holds by default.</summary>
    internal string? Identity => (Mode, Language) == (OcrMode.Auto, "eng") ? null : $"ocr {Mode.ToString().ToLowerInvariant()} {Language}";

    /// <summary>These options with what a recipe says, where the user didn't say otherwise.</summary>
    public OcrOptions With(OcrMode? mode, string? language) => this with
    {
        Mode = IsModeGiven ? Mode : mode ?? Mode,
        Language = IsLanguageGiven ? Language : language ?? Language,
    };

    /// <summary>Whether a text names languages: letters and <c>_</c>, several joined by <c>+</c>.</summary>
    public static bool IsLanguage(string text) => text is { Length: <= 100 } && Languages().IsMatch(text);

    /// <summary>What is wrong with one that does not.</summary>
    public static string LanguageFault(string text) =>
        $"'{text}' names no language for OCR; write it as tesseract does, letters and _ alone, several joined by +: eng, deu+eng, chi_sim";

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z_]*(?:\+[A-Za-z][A-Za-z_]*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Languages();
}
