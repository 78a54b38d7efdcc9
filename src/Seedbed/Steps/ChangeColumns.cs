using System.Text.Json;
using Seedbed.Steps.Options;
using Seedbed.Yaml;

namespace Seedbed.Steps;

/// <summary>
/// Drops, keeps and renames columns: first <c>drop</c> or <c>keep</c>, by the old names, then <c>rename</c>. A column of
/// the unit (<c>chunk</c>) that is renamed becomes one of the row.
/// </summary>
public sealed class ChangeColumns : RowStep
{
    private readonly ColumnsOptions _options;

    /// <summary>A step of these options; <paramref name="known"/> are the columns before it.</summary>
    public ChangeColumns(ColumnsOptions options, IReadOnlyList<string> known)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(known);
        _options = options;
        string[] old = [.. options.Renamed.Select(pair => pair.Key)];
        IEnumerable<string> dropped = options.Kept.Count > 0 ? known.Except([.. options.Kept, .. old]) : options.Dropped;
        Columns = new()
        {
            Needs = [.. options.Dropped.Concat(options.Kept).Concat(old).Distinct()],
            Removes = [.. dropped.Concat(old).Distinct()],
            Adds = [.. options.Renamed.Select(pair => pair.Value)],
        };
    }

    /// <summary><c>columns: { rename: { question: prompt }, drop: [question_score] }</c>.</summary>
    public static Verb Verb { get; } = Verb.Of(
        "columns",
        "Drops or keeps columns, then renames some; a column of the unit (`chunk`) that is renamed becomes one of the row",
        StepKind.Row,
        new OptionTable<ColumnsOptions>(new())
            .ColumnNames("drop", "columns that are taken away", (o, names) => o with { Dropped = names })
            .ColumnNames("keep", "the only columns that stay, besides those that are renamed", (o, names) => o with { Kept = names })
            .Add(
                new("rename", "mapping of old name to new", "columns that get another name"),
                (o, value) => value.TryMap(out YamlMap map) ? o with { Renamed = Pairs(map, value) } : o)
            .Check(Fault),
        (options, setup) => new ChangeColumns(options, setup.Columns));

    /// <inheritdoc/>
    public override StepColumns Columns { get; }

    /// <inheritdoc/>
    public override RowOutcome Apply(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Columns columns = row.Columns;
        foreach ((string name, _) in row.Columns)
        {
            bool isRenamed = _options.Renamed.Any(pair => pair.Key == name);
            if (_options.Dropped.Contains(name) || (_options.Kept.Count > 0 && !_options.Kept.Contains(name) && !isRenamed))
                columns = columns.Without(name);
        }

        foreach ((string old, string name) in _options.Renamed)
        {
            if (!row.TryGet(old, out JsonElement value))
                return MissingColumn.Drop(row, old);
            columns = columns.Contains(old) ? columns.Renamed(old, name) : columns.With(name, value);
        }

        return RowOutcome.Keep(row with { Columns = columns });
    }

    private static List<KeyValuePair<string, string>> Pairs(YamlMap map, OptionValue value)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (YamlEntry entry in map.Entries)
        {
            if (value.Part(entry.Value).TryText(out string name))
                pairs.Add(new(entry.Key, name));
        }

        return pairs;
    }

    private static string? Fault(ColumnsOptions options)
    {
        string[] names = [.. options.Renamed.Select(pair => pair.Value)];
        return options.Dropped.Count > 0 && options.Kept.Count > 0 ? "'columns' takes one of 'drop' and 'keep', not both"
            : options.Dropped.Count + options.Kept.Count + options.Renamed.Count == 0 ? "'columns' needs one of 'drop', 'keep' and 'rename'"
            : names.Distinct().Count() < names.Length ? "'columns' renames two columns to the same name; give each its own"
            : options.Renamed.Any(pair => names.Contains(pair.Key)) ? "'columns' renames a column to a name that it renames too; use two steps"
            : options.Renamed.Select(pair => pair.Key).Intersect(options.Dropped).FirstOrDefault() is { } both ? $"'columns' drops '{both}' and renames it; take one of the two away"
            : null;
    }
}

/// <summary>The options of <see cref="ChangeColumns"/>.</summary>
public sealed record ColumnsOptions
{
    /// <summary>Columns that are taken away.</summary>
    public IReadOnlyList<string> Dropped { get; init; } = [];

    /// <summary>The only columns that stay; empty: all.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>Old and new names.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Renamed { get; init; } = [];
}
