using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Seedbed.Export;

/// <summary>Reads JSON Lines as a stream: one line in memory at a time.</summary>
internal static class JsonLinesFile
{
    private const int MaxLineBytes = 256 * 1024 * 1024;
    private static readonly StreamPipeReaderOptions Buffers = new(bufferSize: 64 * 1024);

    /// <summary>The file's lines in order; blank ones are passed over.</summary>
    public static async IAsyncEnumerable<JsonLine> ReadAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        FileStream stream = Open(path);
        await using (stream.ConfigureAwait(false))
        {
            await foreach (JsonLine line in ReadAsync(stream, path, cancellationToken).ConfigureAwait(false))
                yield return line;
        }
    }

    /// <summary>The stream's lines in order; <paramref name="name"/> is what faults call it.</summary>
    public static async IAsyncEnumerable<JsonLine> ReadAsync(
        Stream stream, string name, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        PipeReader pipe = PipeReader.Create(stream, Buffers);
        long number = 0;
        long scanned = 0;
        long offset = 0;
        while (true)
        {
            ReadResult read = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
            ReadOnlySequence<byte> buffer = read.Buffer;
            while (buffer.Slice(scanned).PositionOf((byte)'\n') is { } end)
            {
                ReadOnlySequence<byte> bytes = buffer.Slice(0, end);
                if (Parse(bytes, ++number, name) is { } line)
                    yield return line with { Place = new(number, offset, (int)bytes.Length) };
                offset += bytes.Length + 1;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
                scanned = 0;
            }

            if (read.IsCompleted)
            {
                if (Parse(buffer, ++number, name) is { } last)
                    yield return last with { Place = new(number, offset, (int)buffer.Length) };
                break;
            }

            scanned = buffer.Length;
            if (scanned > MaxLineBytes)
                throw new SeedbedException($"{name}, line {number + 1} is longer than 256 MB; is it really JSON Lines, one object a line?");
            pipe.AdvanceTo(buffer.Start, buffer.End);
        }

        await pipe.CompleteAsync().ConfigureAwait(false);
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SeedbedException($"cannot read {path}: {fault.Message}", fault);
        }
    }

    private static JsonLine? Parse(ReadOnlySequence<byte> bytes, long number, string name)
    {
        if (bytes.IsSingleSegment)
            return Parse(bytes.FirstSpan, number, name);
        byte[] joined = ArrayPool<byte>.Shared.Rent((int)bytes.Length);
        try
        {
            bytes.CopyTo(joined);
            return Parse(joined.AsSpan(0, (int)bytes.Length), number, name);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(joined);
        }
    }

    /// <summary>The object of a line's bytes; null when the line is blank.</summary>
    public static JsonLine? Parse(ReadOnlySpan<byte> bytes, long number, string name)
    {
        if (number == 1 && bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        bytes = bytes.Trim(" \t\r"u8);
        if (bytes.IsEmpty)
            return null;
        if (!Utf8.IsValid(bytes))
            throw new SeedbedException($"{name}, line {number} is not valid UTF-8; save the file as UTF-8");
        try
        {
            CheckSurrogates(bytes);
            var json = JsonElement.Parse(bytes);
            return json.ValueKind == JsonValueKind.Object
                ? new(number, json)
                : throw new SeedbedException($"{name}, line {number} is not a JSON object; every line must be one");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new SeedbedException($"{name}, line {number} is not whole, valid JSON; mend or remove the line", fault);
        }
    }

    // Half a surrogate pair ("\ud83d" alone) parses, but can't be read as text later: found here, where the line is known.
    private static void CheckSurrogates(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf("\\ud"u8) < 0 && bytes.IndexOf("\\uD"u8) < 0)
            return;
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                reader.GetString();
        }
    }
}
