using System.Text;

namespace Seedbed.Ingestion;

/// <summary>
/// Bytes → characters. In this order: byte order mark; UTF-16 and UTF-32 by their pattern of zero bytes; strict UTF-8; the
/// encoding that its server or the text itself declares (one of several bytes a character before UTF-8); Windows-1252 when the bytes look
/// like text. What is none of these is a fault that names the first bad byte.
/// </summary>
public static class TextDecoding
{
    private const int Sample = 64 * 1024;

    /// <summary>The text of a file's bytes.</summary>
    /// <param name="content">The file.</param>
    /// <param name="declared">The encoding's name that the text declares, if any.</param>
    /// <param name="fault">The reason why there is no text, else null.</param>
    /// <returns>The text without byte order mark, or null.</returns>
    public static string? Decode(SourceContent content, string? declared, out ReadOutcome? fault)
    {
        ArgumentNullException.ThrowIfNull(content);
        fault = null;
        ReadOnlySpan<byte> bytes = content.Bytes.Span;
        if (Wide(bytes) is { } wide)
            return Strict(wide.Encoding, bytes[wide.Mark..], wide.Mark, content, out fault);
        bool marked = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
        if (LooksBinary(bytes))
        {
            fault = ReadOutcome.Fault("binary",
                $"{content.File.Path} ends in '{content.File.Ending}' but holds binary data; rename it after its real type or leave it out.");
            return null;
        }

        ReadOnlySpan<byte> plain = marked ? bytes[3..] : bytes;
        Encoding? legacy = marked ? null : LegacyEncodings.Of(declared);
        if (legacy is { IsSingleByte: false } && LegacyEncodings.Decode(legacy, plain) is { } wideText)
            return wideText;
        int bad = BadUtf8(plain);
        if (bad < 0)
            return Encoding.UTF8.GetString(plain);
        // Single-byte text hardly ever makes whole UTF-8 characters: a file of such has a few bad bytes.
        if (Share(plain) < 0.5)
            return Bad(content, bad + (marked ? 3 : 0), "whole UTF-8", out fault);
        if (IsLatin9(declared))
            return SingleByte.Latin9(plain);
        if (legacy is { IsSingleByte: true } && LegacyEncodings.Decode(legacy, plain) is { } narrowText)
            return narrowText;
        int hole = SingleByte.FirstHole(plain);
        return hole >= 0 || !Plausible(plain)
            ? Bad(content, bad + (marked ? 3 : 0), "UTF-8 nor Windows-1252", out fault)
            : SingleByte.Windows1252(plain);
    }

    private static bool IsLatin9(string? declared) =>
        declared is not null && declared.Replace("_", "-", StringComparison.Ordinal).ToUpperInvariant() is "ISO-8859-15" or "LATIN-9" or "LATIN9";

    private static (Encoding Encoding, int Mark)? Wide(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
            return (new UTF32Encoding(false, false, true), 4);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
            return (new UTF32Encoding(true, false, true), 4);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return (new UnicodeEncoding(false, false, true), 2);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return (new UnicodeEncoding(true, false, true), 2);
        ReadOnlySpan<byte> sample = bytes[..Math.Min(bytes.Length, Sample)];
        if (sample.Length < 4 || sample.Length % 2 != 0)
            sample = sample[..(sample.Length & ~1)];
        if (sample.Length < 4 || !sample.Contains((byte)0))
            return null;
        int even = Zeros(sample, 0), odd = Zeros(sample, 1), half = sample.Length / 2;
        if (odd > half * 0.4 && even < half * 0.05)
            return (new UnicodeEncoding(false, false, true), 0);
        return even > half * 0.4 && odd < half * 0.05 ? (new UnicodeEncoding(true, false, true), 0) : null;
    }

    private static int Zeros(ReadOnlySpan<byte> bytes, int from)
    {
        int count = 0;
        for (int at = from; at < bytes.Length; at += 2)
            count += bytes[at] == 0 ? 1 : 0;
        return count;
    }

    private static string? Strict(Encoding encoding, ReadOnlySpan<byte> bytes, int mark, SourceContent content, out ReadOutcome? fault)
    {
        fault = null;
        try
        {
            string text = encoding.GetString(bytes);
            if (!LooksBinary(text))
                return text;
            fault = ReadOutcome.Fault("binary", $"{content.File.Path} ends in '{content.File.Ending}' but holds binary data; rename it or leave it out.");
            return null;
        }
        catch (DecoderFallbackException bad)
        {
            return Bad(content, mark + Math.Max(0, bad.Index), encoding.WebName.ToUpperInvariant() + ", as its first bytes say", out fault);
        }
    }

    private static string? Bad(SourceContent content, int offset, string encoding, out ReadOutcome? fault)
    {
        fault = ReadOutcome.Fault("bad-encoding",
            $"{content.File.Path} is not {encoding}: the first bad byte is number {offset}; save the file as UTF-8.");
        return null;
    }

    private static int BadUtf8(ReadOnlySpan<byte> bytes)
    {
        int at = System.Text.Unicode.Utf8.IsValid(bytes) ? -1 : 0;
        if (at < 0)
            return -1;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out int used) == System.Buffers.OperationStatus.Done)
            at += used;
        return at;
    }

    /// <summary>The share of bytes beyond ASCII that are part of broken UTF-8; near 0 when a UTF-8 file has a few bad bytes.</summary>
    private static double Share(ReadOnlySpan<byte> bytes)
    {
        int high = 0, broken = 0;
        for (int at = 0; at < bytes.Length;)
        {
            if (bytes[at] < 0x80)
            {
                at++;
                continue;
            }

            bool whole = Rune.DecodeFromUtf8(bytes[at..], out _, out int used) == System.Buffers.OperationStatus.Done;
            high += used;
            broken += whole ? 0 : used;
            at += Math.Max(1, used);
        }

        return high == 0 ? 0 : (double)broken / high;
    }

    /// <summary>Text holds no zero bytes and next to no control characters.</summary>
    private static bool LooksBinary(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0))
            return true;
        ReadOnlySpan<byte> sample = bytes[..Math.Min(bytes.Length, Sample)];
        int controls = 0;
        foreach (byte value in sample)
            controls += value < 32 && value is not (9 or 10 or 11 or 12 or 13 or 27 or 8) ? 1 : 0;
        return controls > Math.Max(2, sample.Length / 50);
    }

    private static bool LooksBinary(string text)
    {
        int controls = 0, length = Math.Min(text.Length, Sample);
        for (int at = 0; at < length; at++)
            controls += text[at] < ' ' && text[at] is not ('\t' or '\n' or '\r' or '\f') ? 1 : 0;
        return controls > Math.Max(2, length / 50);
    }

    /// <summary>Single-byte text has letters around its high bytes, and far more ASCII than not.</summary>
    private static bool Plausible(ReadOnlySpan<byte> bytes)
    {
        int high = 0;
        foreach (byte value in bytes)
            high += value >= 0x80 ? 1 : 0;
        return high <= bytes.Length * 0.4;
    }
}
