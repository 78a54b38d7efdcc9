using System.Text.Json;

namespace Seedbed.Export;

/// <summary>One line of a JSON Lines file: its number from 1 and its object.</summary>
internal readonly record struct JsonLine(long Number, JsonElement Object)
{
    /// <summary>Where the line lies in its file.</summary>
    public LinePlace Place { get; init; }
}
