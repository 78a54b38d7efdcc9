using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Seedbed.RowFiles;

/// <summary>
/// Reads CSV and TSV (RFC 4180; a line end inside quotes becomes LF): the first record names the columns, every value is a
/// text. A nameless column is <c>column_3</c>, a repeated name gets <c>_2</c>; cells that a record lacks are left out.
/// </summary>
internal sealed class CsvRecords(Stream stream, byte delimiter, int longest) : IRecordReader
{
    private readonly LineReader _lines = new(stream, longest);
    private readonly CsvCells _cells = new(delimiter);
    private readonly ArrayBufferWriter<byte> _json = new();
    private JsonEncodedText[]? _names;

    public IReadOnlyList<string>? Header { get; private set; }

    public async ValueTask<InputRecord?> NextAsync(CancellationToken cancellationToken)
    {
        while (await ReadRecordAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (Fault() is { } fault)
                return InputRecord.Bad(line, fault.Reason, fault.Detail);
            if (_names is not null)
                return Record(line);
            _names = Names();
        }

        return null;
    }

    public void Dispose() => stream.Dispose();

    // The line on which the next record begins; null at the end.
    private async ValueTask<long?> ReadRecordAsync(CancellationToken cancellationToken)
    {
        _cells.Clear();
        long first = 0;
        while (await _lines.NextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (first == 0 && _lines.Line.IsEmpty && !_lines.IsTooLong)
                continue;
            first = first == 0 ? _lines.Number : first;
            if (_lines.IsTooLong || !_cells.Add(_lines.Line.Span) || _cells.Bytes.Length > longest)
                return first;
        }

        return first == 0 ? null : first;
    }

    private (string Reason, string Detail)? Fault()
    {
        if (_lines.IsTooLong || _cells.Bytes.Length > longest)
            return ("too-long", $"the record is over {longest >> 20} MiB (a quote that is never closed?); close it or shorten the record");
        if (_cells.IsOpen)
            return ("unclosed-quote", "a cell's quote is not closed before the file ends; close it, so that the records after it are read");
        if (!Utf8.IsValid(_cells.Bytes))
            return ("bad-encoding", "the record is not UTF-8; save the file as UTF-8");
        return _names is not null && _cells.Count > _names.Length
            ? ("too-many-cells", $"the record has {_cells.Count} cells, the header {_names.Length}; quote cells that hold the delimiter")
            : null;
    }

    private JsonEncodedText[] Names()
    {
        var names = new List<string>();
        for (int i = 0; i < _cells.Count; i++)
        {
            string name = Encoding.UTF8.GetString(_cells[i]).Trim();
            if (name.Length == 0)
                name = $"column_{i + 1}";
            string unique = name;
            for (int again = 2; names.Contains(unique); again++)
                unique = $"{name}_{again}";
            names.Add(unique);
        }

        Header = names;
        return [.. names.Select(name => JsonEncodedText.Encode(name, Json.Lines.Encoder))];
    }

    private InputRecord Record(long line)
    {
        _json.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(_json, Json.Lines);
        writer.WriteStartObject();
        for (int i = 0; i < _cells.Count; i++)
            writer.WriteString(_names![i], _cells[i]);
        writer.WriteEndObject();
        writer.Flush();
        var reader = new Utf8JsonReader(_json.WrittenSpan);
        return new(line, JsonElement.ParseValue(ref reader));
    }
}
