using System.Text.Json;

namespace Seedbed.Export;

/// <summary>The memory of one pass that makes a <see cref="DatasetProfile"/>.</summary>
internal sealed class ProfilePass(string path)
{
    private const int MaxColumns = 1000;
    private const int MaxSamples = 8;
    private const string EmptyList = "empty list";
    private const string TextList = "list of texts";
    private const string List = "list";
    private readonly List<Column> _columns = [];
    private readonly Dictionary<string, Column> _byName = new(StringComparer.Ordinal);
    private List<DatasetRow> _samples = [];
    private long _stride = 1;
    private long _rows;
    private bool _hasSplits;

    public void Next(DatasetRow row)
    {
        if (_rows++ % _stride == 0)
            Sample(row);
        foreach ((string name, JsonElement value) in row.Columns)
        {
            if (!_byName.TryGetValue(name, out Column? column))
                column = Add(name);
            if (Kind(value) is not { } kind)
                continue;
            column.Rows++;
            if (!column.Kinds.Contains(kind))
                column.Kinds.Add(kind);
            _hasSplits |= name == "split";
        }
    }

    public DatasetProfile Profile() => new()
    {
        Rows = _rows,
        Columns = [.. _columns.Select(column => new ColumnProfile(column.Name, Told(column.Kinds), column.Rows))],
        HasSplits = _hasSplits,
        Samples = _samples,
    };

    // Keeps every stride-th row; when that is too many, every other one of them and twice the stride.
    private void Sample(DatasetRow row)
    {
        _samples.Add(row);
        if (_samples.Count <= MaxSamples)
            return;
        _samples = [.. _samples.Where((_, i) => i % 2 == 0)];
        _stride *= 2;
    }

    // An empty list says nothing about what lists hold, unless all are empty.
    private static List<string> Told(List<string> kinds) =>
        kinds.Contains(EmptyList) && kinds.Exists(kind => kind is List or TextList)
            ? [.. kinds.Where(kind => kind != EmptyList)]
            : kinds;

    private Column Add(string name)
    {
        if (_columns.Count == MaxColumns)
            throw new SeedbedException($"{path} has more than {MaxColumns:N0} different columns; rows must share their columns' names");
        var column = new Column(name);
        _columns.Add(column);
        _byName.Add(name, column);
        return column;
    }

    private static string? Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "text",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "yes or no",
        JsonValueKind.Array when value.GetArrayLength() == 0 => EmptyList,
        JsonValueKind.Array => value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) ? TextList : List,
        JsonValueKind.Object => "object",
        _ => null,
    };

    private sealed class Column(string name)
    {
        public string Name { get; } = name;

        public List<string> Kinds { get; } = [];

        public long Rows { get; set; }
    }
}
