namespace Seedbed.Export;

/// <summary>What a dataset's rows hold under one name.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Kinds">What its values are, in the order first met: text, number, yes or no, list of texts, list, object.</param>
/// <param name="Rows">How many rows have a value that is not null.</param>
public sealed record ColumnProfile(string Name, IReadOnlyList<string> Kinds, long Rows);
