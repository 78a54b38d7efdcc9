namespace Seedbed.Ingestion;

/// <summary>What raised letters mean.</summary>
internal static class RaisedText
{
    /// <summary>A raised number or letter after a value is a power; ordinals, trade marks and footnotes are not.</summary>
    public static bool IsPower(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> said = text.Trim();
        return said.Length is > 0 and <= 8 && (char.IsAsciiDigit(said[0]) || said[0] is '-' or '−' or '+' || said.Length == 1)
            && char.IsLetterOrDigit(said[^1]) && said is not ("st" or "nd" or "rd" or "th");
    }
}
