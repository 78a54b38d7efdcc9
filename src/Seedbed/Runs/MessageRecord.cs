namespace Seedbed.Runs;

/// <summary>One message of the recipe's <c>output: messages</c>, as a run keeps it.</summary>
/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Text">The template.</param>
public sealed record MessageRecord(string Role, string Text);
