using Seedbed.Steps.Options;
using Seedbed.Yaml;

namespace Seedbed.Steps;

/// <summary>
/// Rows of which the comparisons hold go on; the others are dropped: <c>keep</c>, and the detail names the comparison and
/// the value. A row without a value in the column is dropped: <c>missing-column</c>.
/// </summary>
public sealed class Keep(KeepOptions options) : RowStep
{
    // Declared before the verb that uses it: static members come to life in this order.
    private static readonly OptionTable<KeepOptions> Table = Comparison.AddTo(
        new OptionTable<KeepOptions>(new())
            .Column("column", "what is compared", (o, column) => o with { Column = column }))
        .Add(new("all", "list of conditions, each written as these options", "all of them must hold"), (o, value) => o with { All = Conditions(value) })
        .Add(new("any", "list of conditions, each written as these options", "at least one of them must hold"), (o, value) => o with { Any = Conditions(value) })
        .Check(o => o.Fault);

    /// <summary><c>keep: { column: question_score, at-least: 2 }</c>.</summary>
    public static Verb Verb { get; } = Verb.Of(
        "keep",
        "Keeps the rows of which every comparison given holds and drops the others with the reason `keep`",
        StepKind.Row,
        Table,
        (options, _) => new Keep(options));

    /// <inheritdoc/>
    public override StepColumns Columns { get; } = new() { Needs = [.. options.Needs.Distinct()] };

    /// <inheritdoc/>
    public override RowOutcome Apply(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return options.Fails(row) is not { } failure ? RowOutcome.Keep(row)
            : failure.IsMissing ? MissingColumn.Drop(row, failure.Text)
            : RowOutcome.Drop(row, "keep", failure.Text);
    }

    // As deep as the file is nested, which the reader bounds.
    private static List<KeepOptions> Conditions(OptionValue value)
    {
        var conditions = new List<KeepOptions>();
        if (!value.TryList(out YamlList list))
            return conditions;
        foreach (YamlNode item in list.Items)
            conditions.Add(Table.Bind(item, $"a condition of '{value.Name}'", value.Errors));
        if (conditions.Count == 0)
            value.Fail("a list of at least one condition");
        return conditions;
    }
}
