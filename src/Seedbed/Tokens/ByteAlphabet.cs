using System.Text;

namespace Seedbed.Tokens;

/// <summary>The characters that byte-level vocabularies write bytes with: printable Latin-1 as it is, the others from U+0100 on.</summary>
internal static class ByteAlphabet
{
    private const int Characters = 0x144;

    private static readonly short[] Bytes = Make();

    /// <summary>The bytes that a token's characters stand for; null when one of them stands for none.</summary>
    public static byte[]? Of(string token)
    {
        byte[] bytes = new byte[token.Length];
        for (int i = 0; i < token.Length; i++)
        {
            if (token[i] >= Characters || Bytes[token[i]] < 0)
                return null;
            bytes[i] = (byte)Bytes[token[i]];
        }

        return bytes;
    }

    /// <summary>Whether some UTF-8 text has this byte.</summary>
    public static bool Occurs(byte value) => value is not (0xC0 or 0xC1 or >= 0xF5);

    /// <summary>The characters of a text as they are, for tokens that no bytes become.</summary>
    public static byte[] Plain(string token) => Encoding.UTF8.GetBytes(token);

    private static short[] Make()
    {
        short[] bytes = new short[Characters];
        Array.Fill(bytes, (short)-1);
        int next = 0x100;
        for (int value = 0; value < 256; value++)
        {
            bool isPrintable = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE;
            bytes[isPrintable ? value : next++] = (short)value;
        }

        return bytes;
    }
}
