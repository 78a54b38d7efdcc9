using System.Buffers;
using System.Text.Json;

namespace Seedbed.Export;

/// <summary>ShareGPT JSON Lines: <c>{"conversations":[{"from":"human","value":"…"},{"from":"gpt","value":"…"}]}</c>; a system message stands first, from <c>system</c>.</summary>
public sealed class ShareGptExporter : Exporter
{
    /// <inheritdoc/>
    public override string Name => "sharegpt";

    /// <inheritdoc/>
    public override string Summary => "ShareGPT conversations, JSON Lines (axolotl, LLaMA-Factory, Unsloth)";

    /// <inheritdoc/>
    public override string Extension => ".jsonl";

    /// <inheritdoc/>
    public override string Usage =>
        """
        - LLaMA-Factory: `"formatting": "sharegpt"`, the default columns and tags.
        - axolotl: `type: chat_template`, `field_messages: conversations`, `message_property_mappings: {role: from, content: value}`.
        - Unsloth: `standardize_sharegpt(dataset)`.
        """;

    /// <inheritdoc/>
    public override ExportFile Open(IBufferWriter<byte> output, ExportShape shape) => new File(JsonRecords.To(output, array: false), shape);

    private sealed class File(JsonRecords records, ExportShape shape) : ExportFile
    {
        public override Refusal? Write(DatasetRow row)
        {
            if (shape.Conversation.TryRead(row, out IReadOnlyList<Turn> turns) is { } refusal)
                return refusal;
            Utf8JsonWriter json = records.BeginRecord();
            json.WriteStartObject();
            json.WriteStartArray("conversations"u8);
            foreach (Turn turn in turns)
            {
                json.WriteStartObject();
                json.WriteString("from"u8, turn.Role switch { "user" => "human", "assistant" => "gpt", _ => turn.Role });
                json.WriteString("value"u8, turn.Content);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            records.EndRecord();
            return null;
        }
    }
}
