using System.Text.Json;
using Seedbed.Steps.Options;

namespace Seedbed.Steps;

/// <summary>
/// One row becomes as many as a list has items; several lists go side by side. A row whose column is no list, is empty, or
/// whose lists differ in length is dropped: <c>missing-column</c>, <c>not-a-list</c>, <c>empty-list</c>, <c>different-lengths</c>.
/// </summary>
public sealed class Unfold : RowStep
{
    private readonly UnfoldOptions _options;
    private readonly IReadOnlyList<string> _names;

    /// <summary>A step of these options.</summary>
    public Unfold(UnfoldOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _names = options.As.Count == 0 ? options.Lists : options.As;
        Columns = new() { Needs = options.Lists, Removes = [.. options.Lists.Except(_names)], Adds = _names };
    }

    /// <summary><c>unfold: { columns: [answers, score], as: [answer, score] }</c>.</summary>
    public static Verb Verb { get; } = Verb.Of(
        "unfold",
        "Makes one row of each item of a list, numbered like those of `repeat`; the other columns stay as they are",
        StepKind.Row,
        new OptionTable<UnfoldOptions>(new())
            .ColumnNames("columns", "the lists; several are gone through side by side and must have the same length", (o, names) => o with { Lists = names })
            .ColumnNames("as", "the columns of the items, as many as there are lists; the lists themselves are gone", (o, names) => o with { As = names }, "the names of the lists")
            .Required("columns")
            .WithShorthand("columns")
            .Check(o => o.As.Count > 0 && o.As.Count != o.Lists.Count
                ? $"'unfold' names {o.Lists.Count} in 'columns' and {o.As.Count} in 'as'; name one for each list"
                : null),
        (options, _) => new Unfold(options));

    /// <inheritdoc/>
    public override StepColumns Columns { get; }

    /// <inheritdoc/>
    public override RowOutcome Apply(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var lists = new List<JsonElement[]>();
        foreach (string column in _options.Lists)
        {
            if (ListColumn.Items(row, column, out RowOutcome drop) is not { } items)
                return drop;
            if (lists.Count > 0 && items.Length != lists[0].Length)
                return RowOutcome.Drop(row, "different-lengths", $"'{_options.Lists[0]}' has {lists[0].Length} items and '{column}' has {items.Length}; lists that are unfolded together must have as many");
            lists.Add(items);
        }

        Columns rest = _options.Lists.Except(_names).Aggregate(row.Columns, (columns, list) => columns.Without(list));
        return RowOutcome.Keep([.. Enumerable.Range(0, lists[0].Length).Select(at => row.Fork(at + 1) with { Columns = WithItems(rest, lists, at) })]);
    }

    private Columns WithItems(Columns columns, List<JsonElement[]> lists, int at)
    {
        for (int list = 0; list < lists.Count; list++)
            columns = columns.With(_names[list], lists[list][at]);
        return columns;
    }
}

/// <summary>The options of <see cref="Unfold"/>.</summary>
public sealed record UnfoldOptions
{
    /// <summary>The columns that hold lists; at least one.</summary>
    public IReadOnlyList<string> Lists { get; init; } = [];

    /// <summary>The columns of their items, in the same order; empty: the same columns.</summary>
    public IReadOnlyList<string> As { get; init; } = [];
}
