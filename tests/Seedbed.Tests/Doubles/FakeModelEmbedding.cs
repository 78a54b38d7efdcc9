using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Seedbed.Tests.Doubles;

/// <summary>Embeddings by hash: a text's vector is the sum of its words' vectors, of length 1, so that texts with the same words lie near.</summary>
internal static class FakeModelEmbedding
{
    /// <summary>The vector of a text.</summary>
    public static float[] Of(string text, int size)
    {
        float[] vector = new float[size];
        foreach (string word in text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty(""))
            Add(vector, FakeModelReply.Hash(word));
        float length = MathF.Sqrt(vector.Sum(value => value * value));
        for (int i = 0; i < size; i++)
            vector[i] /= length;
        return vector;
    }

    /// <summary>The body of the reply to a request for embeddings.</summary>
    public static string Body(FakeModelRequest request, string model, int size)
    {
        JsonElement input = request.Body.GetProperty("input");
        string[] texts = input.ValueKind == JsonValueKind.String ? [input.GetString()!] : [.. input.EnumerateArray().Select(text => text.GetString()!)];
        int length = request.Body.TryGetProperty("dimensions", out JsonElement wish) ? wish.GetInt32() : size;
        bool asBase64 = request.Body.TryGetProperty("encoding_format", out JsonElement format) && format.GetString() == "base64";
        var body = new StringBuilder("{\"object\":\"list\",\"data\":[");
        for (int i = 0; i < texts.Length; i++)
            body.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"{{\"object\":\"embedding\",\"index\":{i},\"embedding\":{Shown(Of(texts[i], length), asBase64)}}}");
        int tokens = texts.Sum(text => text.Length / 4);
        return body.Append(CultureInfo.InvariantCulture, $"],\"model\":\"{model}\",\"usage\":{{\"prompt_tokens\":{tokens},\"total_tokens\":{tokens}}}}}").ToString();
    }

    private static string Shown(float[] vector, bool asBase64) => asBase64
        ? $"\"{Convert.ToBase64String(System.Runtime.InteropServices.MemoryMarshal.AsBytes(vector.AsSpan()))}\""
        : $"[{string.Join(",", vector.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}]";

    private static void Add(float[] vector, ulong seed)
    {
        for (int i = 0; i < vector.Length; i++)
        {
            seed = (seed * 6364136223846793005) + 1442695040888963407;
            vector[i] += ((seed >> 40) / (float)(1 << 23)) - 1;
        }
    }
}
