using System.Buffers.Binary;

namespace Seedbed.Models.Embeddings;

/// <summary>A vector as a text, exact and short: the base64 of its 32-bit numbers, little-endian, as OpenAI's API sends it.</summary>
internal static class VectorText
{
    public static string Of(ReadOnlySpan<float> vector)
    {
        byte[] bytes = new byte[vector.Length * sizeof(float)];
        for (int i = 0; i < vector.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>Reads what <see cref="Of"/> wrote: at least one number, none of them infinite or NaN.</summary>
    public static bool TryRead(string text, out float[] vector)
    {
        vector = [];
        byte[] bytes = new byte[((text.Length / 4) + 1) * 3];
        if (!Convert.TryFromBase64String(text, bytes, out int length) || length == 0 || length % sizeof(float) != 0)
            return false;
        vector = new float[length / sizeof(float)];
        for (int i = 0; i < vector.Length; i++)
            vector[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        return Array.TrueForAll(vector, float.IsFinite);
    }
}
