namespace Seedbed.Export;

/// <summary>One entry of a recipe's <c>output: messages</c>.</summary>
/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Render">The message for a row; null when the row lacks a column that it needs.</param>
public sealed record TurnTemplate(string Role, Func<DatasetRow, string?> Render)
{
    /// <summary>The columns that it needs, so that a refusal can name the one that a row lacks.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
}
