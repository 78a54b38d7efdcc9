using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Seedbed.Tokens;

namespace Seedbed.Tests.Doubles;

/// <summary>The fake server's <c>/tokenize</c>, as one of the servers that have it would answer; some requests find it busy.</summary>
public sealed class FakeTokens(FakeTokens.Form form, params int[] failing)
{
    private static readonly Dictionary<byte, char> Alphabet = Enumerable.Range(0, 0x144)
        .Where(static c => ByteAlphabet.Of($"{(char)c}") is not null).ToDictionary(static c => ByteAlphabet.Of($"{(char)c}")![0], static c => (char)c);

    private int _count;

    /// <summary>Whose way of answering.</summary>
    public enum Form
    {
        /// <summary>vLLM with a byte-level vocabulary.</summary>
        Vllm,

        /// <summary>vLLM with a vocabulary of SentencePiece: a word and the blank before it, other characters in bytes.</summary>
        VllmSentencePiece,

        /// <summary>llama.cpp's server.</summary>
        LlamaCpp,

        /// <summary>A server that tells ids alone.</summary>
        IdsAlone,

        /// <summary>A tokenizer that writes all in small letters.</summary>
        Lowered,
    }

    /// <summary>How many requests it had.</summary>
    public int Count => _count;

    public async Task ServeAsync(HttpContext context)
    {
        if (failing.Contains(Interlocked.Increment(ref _count)))
        {
            context.Response.StatusCode = 503;
            return;
        }

        using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body);
        string text = body.RootElement.GetProperty(form == Form.LlamaCpp ? "content" : "prompt").GetString()!;
        await context.Response.WriteAsync(Answer(text).ToJsonString());
    }

    private JsonObject Answer(string text)
    {
        if (form == Form.VllmSentencePiece)
            return Told(SentencePieces(text));
        int[] ids = Tokenizer.O200k.Encode(form == Form.Lowered ? text.ToLowerInvariant() : text);
        JsonArray numbers = [.. ids.Select(static id => JsonValue.Create(id))];
        return form switch
        {
            Form.LlamaCpp => new() { ["tokens"] = new JsonArray([.. ids.Select(Piece)]) },
            Form.IdsAlone => new() { ["count"] = ids.Length, ["tokens"] = numbers },
            _ => new() { ["count"] = ids.Length, ["tokens"] = numbers, ["token_strs"] = new JsonArray([.. ids.Select(static id => JsonValue.Create(Written(id)))]) },
        };
    }

    private static JsonObject Told(List<string> pieces) => new()
    {
        ["tokens"] = new JsonArray([.. pieces.Select(static (_, i) => JsonValue.Create(i))]),
        ["token_strs"] = new JsonArray([.. pieces.Select(static piece => JsonValue.Create(piece))]),
    };

    private static List<string> SentencePieces(string text)
    {
        var pieces = new List<string>();
        var word = new StringBuilder("▁");
        foreach (char c in text)
        {
            if (c is ' ' or > '~')
            {
                if (word.Length > 0)
                    pieces.Add(word.ToString());
                word.Clear();
            }

            if (c > '~')
                pieces.AddRange(Encoding.UTF8.GetBytes([c]).Select(static value => string.Create(CultureInfo.InvariantCulture, $"<0x{value:X2}>")));
            else
                word.Append(c == ' ' ? '▁' : c);
        }

        if (word.Length > 0)
            pieces.Add(word.ToString());
        return pieces;
    }

    private static JsonNode Piece(int id)
    {
        byte[] bytes = Tokenizer.O200k.Vocabulary[id].ToArray();
        string text = Encoding.UTF8.GetString(bytes);
        return new JsonObject
        {
            ["id"] = id,
            ["piece"] = text.Contains('\uFFFD', StringComparison.Ordinal) ? new JsonArray([.. bytes.Select(static value => JsonValue.Create((int)value))]) : JsonValue.Create(text),
        };
    }

    private static string Written(int id)
    {
        var characters = new StringBuilder();
        foreach (byte value in Tokenizer.O200k.Vocabulary[id])
            characters.Append(Alphabet[value]);
        return characters.ToString();
    }
}
