namespace Seedbed.Ingestion;

/// <summary>Encodings of one byte a character.</summary>
internal static class SingleByte
{
    /// <summary>Windows-1252 from 0x80 to 0x9F; U+FFFD where it has no character.</summary>
    private const string Windows =
        "\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD"
        + "\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178";

    /// <summary>The place of the first byte that is no character of Windows-1252; −1 when there is none.</summary>
    public static int FirstHole(ReadOnlySpan<byte> bytes) => bytes.IndexOfAny((ReadOnlySpan<byte>)[0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    /// <summary>Text in Windows-1252.</summary>
    public static string Windows1252(ReadOnlySpan<byte> bytes) =>
        string.Create(bytes.Length, bytes, static (into, from) =>
        {
            for (int i = 0; i < from.Length; i++)
                into[i] = from[i] is >= 0x80 and < 0xA0 ? Windows[from[i] - 0x80] : (char)from[i];
        });

    /// <summary>Text in ISO 8859-15.</summary>
    public static string Latin9(ReadOnlySpan<byte> bytes) =>
        string.Create(bytes.Length, bytes, static (into, from) =>
        {
            for (int i = 0; i < from.Length; i++)
            {
                into[i] = from[i] switch
                {
                    0xA4 => '\u20AC',
                    0xA6 => '\u0160',
                    0xA8 => '\u0161',
                    0xB4 => '\u017D',
                    0xB8 => '\u017E',
                    0xBC => '\u0152',
                    0xBD => '\u0153',
                    0xBE => '\u0178',
                    _ => (char)from[i],
                };
            }
        });
}
