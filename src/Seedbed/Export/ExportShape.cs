namespace Seedbed.Export;

/// <summary>What is known of all rows before the first is written.</summary>
/// <param name="Columns">The dataset's columns, in order, without <c>id</c> and <c>source</c>.</param>
/// <param name="Conversation">How a row reads as a conversation.</param>
public sealed record ExportShape(IReadOnlyList<ColumnProfile> Columns, Conversation Conversation);
