using System.Text;
using System.Text.Json;

namespace Seedbed.Cli.Terminal;

/// <summary>One JSON object on one line, for machines.</summary>
internal static class JsonLine
{
    /// <summary>The object with these members.</summary>
    public static string Of(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Json.Lines))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
