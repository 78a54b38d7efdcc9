using System.Text;

namespace Seedbed.Ingestion;

/// <summary>The encodings of before Unicode that pages still declare, as browsers know them.</summary>
internal static class LegacyEncodings
{
    private const int Windows1252 = 1252;
    private const int Latin1 = 28591;
    private const int Latin9 = 28605;

    private static readonly HashSet<int> Known =
    [
        866, 874, 932, 936, 949, 950, 1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258, 10000, 10007, 20866, 20932, 21866,
        28592, 28593, 28594, 28595, 28596, 28597, 28598, 28599, 28603, 50220, 50221, 50222, 51932, 51936, 51949, 54936,
    ];

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["gb2312"] = "gb18030",
        ["gbk"] = "gb18030",
        ["x-gbk"] = "gb18030",
        ["sjis"] = "shift_jis",
        ["x-sjis"] = "shift_jis",
        ["windows-31j"] = "shift_jis",
        ["big5-hkscs"] = "big5",
        ["cp1251"] = "windows-1251",
        ["cp1250"] = "windows-1250",
        ["x-euc-jp"] = "euc-jp",
    };

    /// <summary>The encoding of a name; null for Unicode's, for Windows-1252 and its like, which need no declaration, and for what nobody uses.</summary>
    public static Encoding? Of(string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 40)
            return null;
        try
        {
            string known = name.Trim();
            Encoding? found = CodePagesEncodingProvider.Instance.GetEncoding(
                Names.GetValueOrDefault(known, known), EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            return found is { CodePage: not (Windows1252 or Latin1 or Latin9) } && Known.Contains(found.CodePage) ? found : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The text; null when the bytes are not in that encoding, or are UTF-8 all the same.</summary>
    public static string? Decode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        bool hasEscapes = encoding.CodePage is >= 50220 and <= 50222;
        if (!hasEscapes && System.Text.Unicode.Utf8.IsValid(bytes))
            return null;
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
