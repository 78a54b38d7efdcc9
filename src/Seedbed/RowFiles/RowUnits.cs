using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Seedbed.RowFiles;

/// <summary>Makes units of records. Not thread-safe: ids are unique in the order in which records come.</summary>
internal sealed class RowUnits : IDisposable
{
    private const int LongestId = 512;

    private readonly HashSet<string> _files;
    private readonly IdSet _ids = new();
    private readonly ArrayBufferWriter<byte> _json = new();
    private readonly Utf8JsonWriter _writer;
    private readonly List<KeyValuePair<string, JsonElement>> _columns = [];

    // The names of the record before: most rows of a file have the same.
    private readonly List<string> _names = [];

    public RowUnits(IEnumerable<string> files)
    {
        _files = [.. files];
        _writer = new(_json, Json.Lines);
    }

    /// <summary>The unit of a record.</summary>
    public Unit Of(RowSource source, InputRecord record)
    {
        string? id = null;
        _columns.Clear();
        int at = 0;
        foreach (JsonProperty property in record.Value.EnumerateObject())
        {
            string name = Name(property, at++);
            if (name == "id" && id is null && OwnId(property.Value) is { } own && _ids.Add(own))
                id = own;
            else if (name != "id")
                _columns.Add(new(name, property.Value));
            else if (property.Value.ValueKind != JsonValueKind.Null)
                _columns.Add(new("input_id", property.Value));
        }

        var columns = Columns.Of(_columns);
        return new()
        {
            Id = id ?? string.Create(CultureInfo.InvariantCulture, $"{source.Document}#{record.Line}"),
            Hash = Hash(columns),
            Source = source,
            RowColumns = columns,
        };
    }

    public void Dispose() => _writer.Dispose();

    private string Name(JsonProperty property, int at)
    {
        if (at < _names.Count && property.NameEquals(_names[at]))
            return _names[at];
        string name = property.Name;
        if (at < _names.Count)
            _names[at] = name;
        else if (at < 1000)
            _names.Add(name);
        return name;
    }

    // An id that can name a row; not one that another row gets by its file and line.
    private string? OwnId(JsonElement value)
    {
        string? id = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        if (string.IsNullOrWhiteSpace(id) || id.Length > LongestId || id.Any(char.IsControl))
            return null;
        int line = id.LastIndexOf('#');
        bool isPlace = line >= 0 && _files.Contains(id[..line]) && !id.AsSpan(line + 1).ContainsAnyExceptInRange('0', '9');
        return isPlace ? null : id;
    }

    private string Hash(Columns columns)
    {
        _json.ResetWrittenCount();
        _writer.Reset();
        _writer.WriteStartObject();
        foreach (KeyValuePair<string, JsonElement> column in columns)
        {
            if (column.Key is "source" or "input_id")
                continue;
            _writer.WritePropertyName(column.Key);
            column.Value.WriteTo(_writer);
        }

        _writer.WriteEndObject();
        _writer.Flush();
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_json.WrittenSpan, hash);
        return Convert.ToHexStringLower(hash);
    }
}
