namespace Seedbed.Recipes;

/// <summary><c>rows</c>, or <c>rows: { columns: { prompt: question } }</c>: the lines of JSONL and CSV files.</summary>
public sealed record RowsSource() : RecipeSource("rows")
{
    /// <summary>Columns of the input and the names that the recipe knows them by.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Renamed { get; init; } = [];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => [.. Renamed.Select(pair => pair.Value)];

    /// <inheritdoc/>
    public override bool HasColumnsOfItsOwn => true;
}
