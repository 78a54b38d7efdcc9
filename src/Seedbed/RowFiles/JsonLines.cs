using System.Text.Json;
using System.Text.Unicode;

namespace Seedbed.RowFiles;

/// <summary>Reads JSON Lines: one object a line. Lines of nothing but white space are passed over; they count as lines, not as rows.</summary>
internal sealed class JsonLines(Stream stream, int longest) : IRecordReader
{
    private readonly LineReader _lines = new(stream, longest);

    public async ValueTask<InputRecord?> NextAsync(CancellationToken cancellationToken)
    {
        while (await _lines.NextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_lines.IsTooLong)
                return InputRecord.Bad(_lines.Number, "too-long", $"the line is over {longest >> 20} MiB; split the row or shorten it");
            if (_lines.Line.Span.ContainsAnyExcept(" \t\r"u8))
                return Parse(_lines.Line.Span, _lines.Number);
        }

        return null;
    }

    public void Dispose() => stream.Dispose();

    private static InputRecord Parse(ReadOnlySpan<byte> line, long number)
    {
        if (!Utf8.IsValid(line))
            return InputRecord.Bad(number, "bad-encoding", "the line is not UTF-8; save the file as UTF-8");
        try
        {
            var reader = new Utf8JsonReader(line);
            var value = JsonElement.ParseValue(ref reader);
            if (reader.Read())
                return InputRecord.Bad(number, "not-json", "more than one JSON value stands on the line; give each a line of its own");
            if (value.ValueKind != JsonValueKind.Object)
                return InputRecord.Bad(number, "not-an-object", $"the line holds {Named(value.ValueKind)}; a row is an object: {{ \"column\": value }}");
            return HasHalfCharacter(line)
                ? InputRecord.Bad(number, "bad-encoding", "a \\u escape is half a character (an unpaired surrogate); mend the text")
                : new(number, value);
        }
        catch (JsonException e)
        {
            return InputRecord.Bad(number, "not-json", $"the line is not JSON at byte {e.BytePositionInLine ?? 0}: {e.Message.Split(" LineNumber:")[0]}");
        }
    }

    /// <summary>A kind of value in words.</summary>
    internal static string Named(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        _ => "no object",
    };

    /// <summary>Whether an escape is half a character: JSON allows it, but such a text can't be written again.</summary>
    internal static bool HasHalfCharacter(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf("\\ud"u8) < 0 && line.IndexOf("\\uD"u8) < 0)
            return false;
        var reader = new Utf8JsonReader(line);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
                continue;
            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException)
            {
                return true;
            }
        }

        return false;
    }
}
