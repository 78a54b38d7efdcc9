using System.Text.Json;

namespace Seedbed.RowFiles;

/// <summary>One record of a file: a JSON object, or why it is none.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Value">The object, when <paramref name="Reason"/> is null.</param>
/// <param name="Reason">A reject's reason.</param>
/// <param name="Detail">A reject's sentence.</param>
internal readonly record struct InputRecord(long Line, JsonElement Value, string? Reason = null, string? Detail = null)
{
    /// <summary>A record that can't be used.</summary>
    public static InputRecord Bad(long line, string reason, string detail) => new(line, default, reason, detail);
}
