namespace Seedbed;

/// <summary>The cells of a table block. The header's words are kept as text, so that a table split between rows still has them.</summary>
public sealed record Table
{
    /// <summary>The caption or title, where the document gives one.</summary>
    public string? Caption { get; init; }

    /// <summary>The column names; empty when the document has no real header row (<c>th</c> cells, a Markdown header with text).</summary>
    public IReadOnlyList<string> Header { get; init; } = [];

    /// <summary>The body's rows, each with the spans of its cells, in the same text as the block's own span. A spanned cell is repeated.</summary>
    public required IReadOnlyList<IReadOnlyList<TextSpan>> Rows { get; init; }
}
