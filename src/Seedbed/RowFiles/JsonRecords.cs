using System.Text.Json;
using System.Text.Unicode;

namespace Seedbed.RowFiles;

/// <summary>
/// Reads a JSON file that is a list of objects, or objects one after another. Records are numbered from 1 in place of lines, since a whole
/// list may stand on one. After a fault of syntax nothing more can be read.
/// </summary>
internal sealed class JsonRecords(Stream stream, int longest) : IRecordReader
{
    private byte[]? _bytes;
    private int _at;
    private long _number;
    private bool _isList;
    private bool _ended;
    private JsonReaderState _state = new(new JsonReaderOptions { AllowMultipleValues = true });

    public async ValueTask<InputRecord?> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_bytes is null && await LoadAsync(cancellationToken).ConfigureAwait(false) is { } fault)
            return Last(fault.Reason, fault.Detail);
        if (_ended)
            return null;
        try
        {
            return Next();
        }
        catch (JsonException e)
        {
            return Last("not-json", $"the file is not JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine}: {e.Message.Split(" LineNumber:")[0]}; mend it, so that what follows is read");
        }
    }

    public void Dispose() => stream.Dispose();

    private async ValueTask<(string Reason, string Detail)?> LoadAsync(CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        byte[] chunk = new byte[1 << 16];
        _bytes = [];
        for (int read; (read = await stream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            all.Write(chunk, 0, read);
            if (all.Length > longest)
                return ("too-long", $"the file is over {longest >> 20} MiB; split it or write a row a line (.jsonl)");
        }

        _bytes = all.ToArray();
        _at = _bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        return Utf8.IsValid(_bytes) ? null : ("bad-encoding", "the file is not UTF-8; save it as UTF-8");
    }

    private InputRecord? Next()
    {
        var reader = new Utf8JsonReader(_bytes.AsSpan(_at), isFinalBlock: true, _state);
        while (reader.Read())
        {
            if (reader.TokenType == (_isList ? JsonTokenType.EndArray : JsonTokenType.StartArray))
                _isList = !_isList;
            else
                return Record(ref reader);
        }

        _ended = true;
        return null;
    }

    private InputRecord Record(ref Utf8JsonReader reader)
    {
        int start = (int)reader.TokenStartIndex + _at;
        var value = JsonElement.ParseValue(ref reader);
        _number++;
        ReadOnlySpan<byte> raw = _bytes.AsSpan(start, _at + (int)reader.BytesConsumed - start);
        _at += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
        if (value.ValueKind != JsonValueKind.Object)
            return InputRecord.Bad(_number, "not-an-object", $"it holds {JsonLines.Named(value.ValueKind)}; a row is an object: {{ \"column\": value }}");
        return JsonLines.HasHalfCharacter(raw)
            ? InputRecord.Bad(_number, "bad-encoding", "a \\u escape is half a character (an unpaired surrogate); mend the text")
            : new(_number, value);
    }

    private InputRecord Last(string reason, string detail)
    {
        _ended = true;
        return InputRecord.Bad(_number + 1, reason, detail);
    }
}
