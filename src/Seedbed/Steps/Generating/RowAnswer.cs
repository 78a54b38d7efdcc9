using System.Text.Json;

namespace Seedbed.Steps.Generating;

/// <summary>What a row got: an item of the shape asked for, or a fault.</summary>
internal readonly record struct RowAnswer(JsonElement? Item, RowFault? Fault);
