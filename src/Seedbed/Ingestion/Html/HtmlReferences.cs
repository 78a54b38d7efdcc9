using System.Text;
using Markdig.Helpers;

namespace Seedbed.Ingestion.Html;

/// <summary>Character references: <c>&amp;eacute;</c>, <c>&amp;#233;</c>, <c>&amp;#xE9;</c>, and the old ones that need no semicolon.</summary>
internal static class HtmlReferences
{
    private const int LongestName = 32;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Old = new HashSet<string>((
        "AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc Igrave Iuml LT Ntilde Oacute Ocirc Ograve "
        + "Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy "
        + "curren deg divide eacute ecirc egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not ntilde "
        + "oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave uml uuml "
        + "yacute yen yuml").Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text with its references resolved. In an attribute, one without semicolon before a letter, digit or <c>=</c> is none.</summary>
    public static string Resolve(ReadOnlySpan<char> text, bool inAttribute)
    {
        var into = new StringBuilder(text.Length);
        for (int at; (at = text.IndexOf('&')) >= 0;)
        {
            into.Append(text[..at]);
            text = text[at..];
            int used = One(text, inAttribute, into);
            if (used == 0)
                into.Append('&');
            text = text[Math.Max(1, used)..];
        }

        return into.Append(text).ToString();
    }

    private static int One(ReadOnlySpan<char> text, bool inAttribute, StringBuilder into)
    {
        if (text.Length > 2 && text[1] == '#')
            return Number(text, into);
        int end = 1;
        while (end < text.Length && end <= LongestName && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        ReadOnlySpan<char> name = text[1..end];
        if (end < text.Length && text[end] == ';' && Named(name) is { } known)
        {
            into.Append(known);
            return end + 1;
        }

        for (int length = Math.Min(name.Length, 6); length >= 2; length--)
        {
            if (!Old.TryGetValue(name[..length], out string? old))
                continue;
            char next = 1 + length < text.Length ? text[1 + length] : ' ';
            if (inAttribute && (next == '=' || char.IsAsciiLetterOrDigit(next)))
                return 0;
            into.Append(Named(old));
            return 1 + length + (next == ';' ? 1 : 0);
        }

        return 0;
    }

    private static string? Named(ReadOnlySpan<char> name) => name switch
    {
        "amp" or "AMP" => "&",
        "lt" or "LT" => "<",
        "gt" or "GT" => ">",
        "quot" or "QUOT" => "\"",
        "nbsp" => "\u00A0",
        "COPY" => "©",
        "REG" => "®",
        _ => EntityHelper.DecodeEntity(name),
    };

    private static int Number(ReadOnlySpan<char> text, StringBuilder into)
    {
        bool hex = text[2] is 'x' or 'X';
        int at = hex ? 3 : 2, first = at;
        long code = 0;
        for (; at < text.Length && (hex ? char.IsAsciiHexDigit(text[at]) : char.IsAsciiDigit(text[at])); at++)
            code = Math.Min(0x110000, code * (hex ? 16 : 10) + Convert.ToInt32(text[at].ToString(), 16));
        if (at == first)
            return 0;
        into.Append(Character((int)code));
        return at + (at < text.Length && text[at] == ';' ? 1 : 0);
    }

    /// <summary>Codes of Windows-1252 are meant as such; what is no character is U+FFFD.</summary>
    private static string Character(int code)
    {
        if (code is >= 0x80 and <= 0x9F)
            return SingleByte.Windows1252([(byte)code]);
        return Rune.IsValid(code) && code != 0 ? new Rune(code).ToString() : "\uFFFD";
    }
}
