using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

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
        Add(hash, (options?.ResponseFormat as ChatResponseFormatJson)?.Schema?.GetRawText() ?? "");
        Add(hash, Text(options?.Temperature));
        Add(hash, Text(options?.TopP));
        Add(hash, Text(options?.Seed));
        Add(hash, Text(options?.MaxOutputTokens));
        Add(hash, "attachments");
        Add(hash, Text(call?.Draw ?? 1));
        Add(hash, Text(call?.Ordinal ?? 0));
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

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    private static void Add(IncrementalHash hash, string field)
    {
        Span<byte> length = stackalloc byte[4];
        byte[] bytes = Encoding.UTF8.GetBytes(field);
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
