using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Seedbed.Models.Embeddings;

namespace Seedbed.Models;

/// <summary>
/// What makes two requests the same: a SHA-256 over the tagged, length-prefixed model name, messages, schema, sampling
/// parameters, draw and ordinal. Never the endpoint, the key, time-outs or limits.
/// </summary>
public readonly record struct ReplayKey
{
    // Raised when the fields change, so that old keys can't be taken for new ones.
    private const string Tag = "seedbed-request-1";

    private readonly UInt128 _high;
    private readonly UInt128 _low;

    private ReplayKey(ReadOnlySpan<byte> digest) =>
        (_high, _low) = (BinaryPrimitives.ReadUInt128BigEndian(digest), BinaryPrimitives.ReadUInt128BigEndian(digest[16..]));

    /// <summary>The length of <see cref="ToString"/>, in characters.</summary>
    internal const int TextLength = 64;

    /// <summary>A quarter of it: enough to tell the requests of a log from one another.</summary>
    internal ulong Short => (ulong)_low;

    /// <summary>The key of a request.</summary>
    public static ReplayKey Of(string model, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(messages);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        ModelCall? call = ModelCall.Of(options);
        Add(hash, Tag);
        Add(hash, model);
        foreach (ChatMessage message in messages)
        {
            Add(hash, "message");
            Add(hash, message.Role.Value);
            Add(hash, message.Text);
        }

        Add(hash, "schema");
        Add(hash, (options?.ResponseFormat as ChatResponseFormatJson)?.Schema is { } schema ? JsonMarshal.GetRawUtf8Value(schema) : []);
        Add(hash, Text(options?.Temperature));
        Add(hash, Text(options?.TopP));
        Add(hash, Text(options?.Seed));
        Add(hash, Text(options?.MaxOutputTokens));
        Add(hash, "attachments");
        Add(hash, Text(call?.Draw ?? 1));
        Add(hash, Text(call?.Ordinal ?? 0));
        AddWhatIsSet(hash, call, options);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return new(digest);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> text, out ReplayKey key)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        bool read = text.Length == TextLength
            && Convert.FromHexString(text, digest, out _, out int written) == System.Buffers.OperationStatus.Done
            && written == digest.Length;
        key = read ? new(digest) : default;
        return read;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteUInt128BigEndian(digest, _high);
        BinaryPrimitives.WriteUInt128BigEndian(digest[16..], _low);
        return Convert.ToHexStringLower(digest);
    }

    // What came later to be part of a request is in its key only where it is set, so that earlier keys stay what they are.
    private static void AddWhatIsSet(IncrementalHash hash, ModelCall? call, ChatOptions? options)
    {
        AddSet(hash, "top_k", Text(options?.TopK));
        AddSet(hash, "frequency_penalty", Text(options?.FrequencyPenalty));
        AddSet(hash, "presence_penalty", Text(options?.PresencePenalty));
        foreach (string stop in options?.StopSequences ?? [])
            AddSet(hash, "stop", stop);
        AddSet(hash, "choices", call is { Choices: > 1 } ? Text(call.Choices) : "");
        if (SamplingSettings.Of(options) is { } sampling)
        {
            AddSet(hash, "min_p", Text(sampling.MinP));
            AddSet(hash, "logprobs", Text(sampling.Logprobs));
            foreach ((string name, JsonElement value) in sampling.OrderedExtras)
                AddSet(hash, $"extra {name}", value.GetRawText());
        }

        if (EmbeddingBatch.Of(options) is { } embeddings)
            AddSet(hash, "embedding", embeddings.Dimensions is { } dimensions ? Text(dimensions) : "any");
    }

    private static void AddSet(IncrementalHash hash, string name, string value)
    {
        if (value.Length == 0)
            return;
        Add(hash, name);
        Add(hash, value);
    }

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    private static void Add(IncrementalHash hash, string field)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(field.Length));
        Add(hash, bytes.AsSpan(0, Encoding.UTF8.GetBytes(field, bytes)));
        ArrayPool<byte>.Shared.Return(bytes);
    }

    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> field)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, field.Length);
        hash.AppendData(length);
        hash.AppendData(field);
    }
}
