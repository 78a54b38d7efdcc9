using System.Buffers;
using System.Text.Json;

namespace Seedbed.Export;

/// <summary>Writes JSON objects one a line, or as the lines of one JSON array.</summary>
internal sealed class JsonRecords(IBufferWriter<byte> output, Utf8JsonWriter writer, bool array)
{
    private bool _any;

    public static JsonRecords To(IBufferWriter<byte> output, bool array) => new(output, new Utf8JsonWriter(output, Json.Lines), array);

    public void Begin()
    {
        if (array)
            output.Write("["u8);
    }

    /// <summary>The writer for the next object, which the caller writes whole before <see cref="EndRecord"/>.</summary>
    public Utf8JsonWriter BeginRecord()
    {
        if (array)
            output.Write(_any ? ",\n"u8 : "\n"u8);
        _any = true;
        writer.Reset();
        return writer;
    }

    public void EndRecord()
    {
        writer.Flush();
        if (!array)
            output.Write("\n"u8);
    }

    public void End()
    {
        if (array)
            output.Write("\n]\n"u8);
    }
}
