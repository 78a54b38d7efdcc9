using System.Text.Json;

namespace Seedbed.Steps.Generating;

/// <summary>An item that a row got.</summary>
/// <param name="Value">Of the shape asked for.</param>
/// <param name="Reasoning">What the model thought before it, as far as the server tells.</param>
internal readonly record struct RowItem(JsonElement Value, string? Reasoning);
