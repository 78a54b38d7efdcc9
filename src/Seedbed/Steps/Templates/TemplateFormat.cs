using System.Buffers;
using System.Text;
using System.Text.Json;
using HandlebarsDotNet;
using HandlebarsDotNet.IO;

namespace Seedbed.Steps.Templates;

/// <summary>How values that are no plain text are put down: lists with commas, mappings as JSON, flags in lower case.</summary>
internal sealed class TemplateFormat : IFormatterProvider, IFormatter
{
    public bool TryCreateFormatter(Type type, out IFormatter formatter)
    {
        formatter = this;
        return type == typeof(List<object?>) || type == typeof(Dictionary<string, object?>) || type == typeof(bool);
    }

    public void Format<T>(T value, in EncodedTextWriter writer) => writer.Write(Text(value), encode: false);

    private static string Text(object? value) => value switch
    {
        bool flag => flag ? "true" : "false",
        List<object?> list => string.Join(", ", list.Select(Text)),
        Dictionary<string, object?> map => JsonText(map),
        IFormattable number => number.ToString(null, null),
        _ => value?.ToString() ?? "",
    };

    private static string JsonText(Dictionary<string, object?> map)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Json.Lines))
            Write(writer, map);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case List<object?> list:
                writer.WriteStartArray();
                list.ForEach(item => Write(writer, item));
                writer.WriteEndArray();
                break;
            case Dictionary<string, object?> map:
                writer.WriteStartObject();
                foreach ((string name, object? item) in map)
                {
                    writer.WritePropertyName(name);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }
    }
}
