namespace Seedbed.Export;

/// <summary>Languages as people name them, and as the Hugging Face hub wants them (ISO 639-1).</summary>
internal static class LanguageTag
{
    private static readonly Dictionary<string, string> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Arabic"] = "ar",
        ["Bengali"] = "bn",
        ["Bulgarian"] = "bg",
        ["Catalan"] = "ca",
        ["Chinese"] = "zh",
        ["Croatian"] = "hr",
        ["Czech"] = "cs",
        ["Danish"] = "da",
        ["Dutch"] = "nl",
        ["English"] = "en",
        ["Estonian"] = "et",
        ["Finnish"] = "fi",
        ["French"] = "fr",
        ["German"] = "de",
        ["Greek"] = "el",
        ["Hebrew"] = "he",
        ["Hindi"] = "hi",
        ["Hungarian"] = "hu",
        ["Indonesian"] = "id",
        ["Italian"] = "it",
        ["Japanese"] = "ja",
        ["Korean"] = "ko",
        ["Latvian"] = "lv",
        ["Lithuanian"] = "lt",
        ["Norwegian"] = "no",
        ["Persian"] = "fa",
        ["Polish"] = "pl",
        ["Portuguese"] = "pt",
        ["Romanian"] = "ro",
        ["Russian"] = "ru",
        ["Serbian"] = "sr",
        ["Slovak"] = "sk",
        ["Slovenian"] = "sl",
        ["Spanish"] = "es",
        ["Swedish"] = "sv",
        ["Thai"] = "th",
        ["Turkish"] = "tr",
        ["Ukrainian"] = "uk",
        ["Vietnamese"] = "vi",
        ["Deutsch"] = "de",
        ["Español"] = "es",
        ["Français"] = "fr",
        ["Italiano"] = "it",
        ["Nederlands"] = "nl",
        ["Português"] = "pt",
    };

    /// <summary>The two or three letters for a name ("English") or a tag ("en-GB"); null when it is neither.</summary>
    public static string? Of(string? language)
    {
        if (string.IsNullOrWhiteSpace(language))
            return null;
        if (ByName.TryGetValue(language.Trim(), out string? known))
            return known;
        string first = language.Trim().Split('-', '_')[0];
        return first.Length is 2 or 3 && first.All(char.IsAsciiLetter) ? first.ToLowerInvariant() : null;
    }
}
