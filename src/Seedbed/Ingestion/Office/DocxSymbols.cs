using System.Globalization;

namespace Seedbed.Ingestion.Office;

/// <summary>Characters of symbol fonts, which have no code points of their own in the file.</summary>
internal static class DocxSymbols
{
    private const string Capitals = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    private const string Letters = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

    /// <summary>The character that is seen; empty when it is not known.</summary>
    public static string Of(string? font, string? code)
    {
        if (!int.TryParse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int value) || value is < 0x20 or > 0xFFFF)
            return "";
        bool isPrivate = value is >= 0xF000 and <= 0xF0FF;
        if (font is "Symbol")
            return Symbol(isPrivate ? value - 0xF000 : value);
        if (font is not null && font.StartsWith("Wingdings", StringComparison.Ordinal))
            return Wingding(isPrivate ? value - 0xF000 : value);
        return isPrivate || char.IsSurrogate((char)value) ? "" : ((char)value).ToString();
    }

    private static string Symbol(int value) => value switch
    {
        >= 'A' and <= 'Z' => Capitals[value - 'A'].ToString(),
        >= 'a' and <= 'z' => Letters[value - 'a'].ToString(),
        0xA3 => "≤",
        0xB3 => "≥",
        0xB9 => "≠",
        0xBB => "≈",
        0xB1 => "±",
        0xB4 => "×",
        0xB8 => "÷",
        0xA5 => "∞",
        0xAE or 0xDE => "→",
        0xB0 => "°",
        0xB7 => "•",
        0xC5 => "⊕",
        0xCE => "∈",
        0xD1 => "∇",
        0xD6 => "√",
        0xE5 => "∑",
        0xF2 => "∫",
        < 0x7F => ((char)value).ToString(),
        _ => "",
    };

    private static string Wingding(int value) => value switch
    {
        0xFC or 0xFE => "✓",
        0xFB or 0xFD => "✗",
        0xE0 or 0xE8 => "→",
        0xDF => "←",
        0x4A => "☺",
        0xA8 or 0x6F => "☐",
        0xA7 or 0x6E or 0xB7 or 0x6C or 0x9F => "•",
        _ => "",
    };
}
