using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Seedbed.Tokens;

namespace Seedbed.Models.Tokenizing;

/// <summary>
/// What a server's <c>/tokenize</c> says: vLLM's ids and, with <c>return_token_strs</c>, the vocabulary's strings
/// (docs.vllm.ai, entrypoints/serve/tokenize/protocol); llama.cpp's ids each with its piece, a text or its bytes
/// (tools/server/README.md, POST /tokenize).
/// </summary>
internal sealed class TokenizeReply
{
    private const char Blank = '▁';

    private readonly IReadOnlyList<string>? _strings;
    private readonly IReadOnlyList<byte[]>? _pieces;

    private TokenizeReply(IReadOnlyList<int> ids, IReadOnlyList<string>? strings, IReadOnlyList<byte[]>? pieces) =>
        (Ids, _strings, _pieces) = (ids, strings, pieces);

    /// <summary>The tokens.</summary>
    public IReadOnlyList<int> Ids { get; }

    /// <summary>What is asked, in the words of both servers; each passes over those of the other.</summary>
    public static byte[] Request(string model, string text)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Json.Lines);
        json.WriteStartObject();
        json.WriteString("model"u8, model);
        json.WriteString("prompt"u8, text);
        json.WriteBoolean("add_special_tokens"u8, false);
        json.WriteBoolean("return_token_strs"u8, true);
        json.WriteString("content"u8, text);
        json.WriteBoolean("add_special"u8, false);
        json.WriteBoolean("parse_special"u8, false);
        json.WriteBoolean("with_pieces"u8, true);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A reply; null when it says nothing of what its tokens stand for.</summary>
    /// <exception cref="JsonException">It is not such a reply.</exception>
    public static TokenizeReply? Read(ReadOnlyMemory<byte> body)
    {
        using var reply = JsonDocument.Parse(body);
        if (reply.RootElement.ValueKind != JsonValueKind.Object || !reply.RootElement.TryGetProperty("tokens", out JsonElement tokens) || tokens.ValueKind != JsonValueKind.Array)
            throw new JsonException("no tokens");
        if (tokens.EnumerateArray().All(static token => token.ValueKind == JsonValueKind.Object))
            return new([.. tokens.EnumerateArray().Select(Id)], null, [.. tokens.EnumerateArray().Select(Piece)]);
        int[] ids = [.. tokens.EnumerateArray().Select(Number)];
        if (!reply.RootElement.TryGetProperty("token_strs", out JsonElement strings) || strings.ValueKind != JsonValueKind.Array)
            return null;
        string[] texts = [.. strings.EnumerateArray().Select(Text)];
        return texts.Length == ids.Length ? new(ids, texts, null) : throw new JsonException("not as many strings as tokens");
    }

    /// <summary>What the tokens' bytes may be, likeliest first: as the server gives them, by the byte-level alphabet, or by SentencePiece's blanks and bytes.</summary>
    public IEnumerable<IReadOnlyList<byte[]>> Readings()
    {
        if (_pieces is not null)
        {
            yield return _pieces;
            yield break;
        }

        yield return [.. _strings!.Select(static token => ByteAlphabet.Of(token) ?? ByteAlphabet.Plain(token))];
        yield return [.. _strings!.Select(static token => ByteOf(token) ?? Encoding.UTF8.GetBytes(token.Replace(Blank, ' ')))];
    }

    // <0xE2>
    private static byte[]? ByteOf(string token) =>
        token.Length == 6 && token.StartsWith("<0x", StringComparison.Ordinal) && token[5] == '>'
        && byte.TryParse(token.AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value)
            ? [value]
            : null;

    private static int Id(JsonElement token) => token.TryGetProperty("id", out JsonElement id) ? Number(id) : throw new JsonException("a token without an id");

    private static int Number(JsonElement id) =>
        id.ValueKind == JsonValueKind.Number && id.TryGetInt32(out int number) ? number : throw new JsonException("an id that is no whole number");

    private static string Text(JsonElement text) => text.ValueKind == JsonValueKind.String ? text.GetString()! : throw new JsonException("a token that is no text");

    private static byte[] Piece(JsonElement token)
    {
        if (!token.TryGetProperty("piece", out JsonElement piece))
            throw new JsonException("a token without a piece");
        return piece.ValueKind == JsonValueKind.Array ? [.. piece.EnumerateArray().Select(Byte)] : Encoding.UTF8.GetBytes(Text(piece));
    }

    private static byte Byte(JsonElement value) => Number(value) is var number and >= 0 and <= 255 ? (byte)number : throw new JsonException("a byte that is none");
}
