using System.CommandLine;
using Seedbed.Ingestion.Ocr;

namespace Seedbed.Cli.Options;

/// <summary>Which pictures of text are read, and in which languages.</summary>
internal sealed class OcrOption
{
    private readonly Option<string?> _mode = new Option<string?>("--ocr")
    {
        Description = "Read images and scanned pages by OCR (tesseract): auto (pages without text), always (all pages) or never (default: ocr in seedbed.yaml, else auto).",
        HelpName = "MODE",
    }.OneOf(static () => ["auto", "always", "never"]);

    private readonly Option<string?> _language = new("--ocr-lang")
    {
        Description = "The languages of what OCR reads, as tesseract calls them, for example deu+eng (default: ocr-lang in seedbed.yaml, else eng).",
        HelpName = "LANG",
    };

    /// <summary>The options themselves.</summary>
    public IReadOnlyList<Option> All => [_mode, _language];

    /// <summary>What the user says, else what is configured.</summary>
    /// <exception cref="SeedbedException">The language is none.</exception>
    public OcrOptions Options(ParseResult parsed, OcrOptions configured)
    {
        OcrOptions options = parsed.GetValue(_mode) is { } mode ? configured with { Mode = Enum.Parse<OcrMode>(mode, ignoreCase: true), IsModeGiven = true } : configured;
        if (parsed.GetValue(_language) is not { } language)
            return options;
        return OcrOptions.IsLanguage(language) ? options with { Language = language, IsLanguageGiven = true } : throw new SeedbedException($"--ocr-lang: {OcrOptions.LanguageFault(language)}");
    }
}
