using System.Buffers;
using System.Text.Json;

namespace Seedbed.Export;

/// <summary>
/// OpenAI chat JSON Lines: <c>{"messages":[{"role":"user","content":"…"},{"role":"assistant","content":"…"}]}</c>, and
/// nothing else on the line (OpenAI's fine-tuning refuses unknown keys; TRL, axolotl and LLaMA-Factory read the same).
/// </summary>
public sealed class MessagesExporter : Exporter
{
    /// <inheritdoc/>
    public override string Name => "messages";

    /// <inheritdoc/>
    public override string Summary => "OpenAI chat messages, JSON Lines (OpenAI, TRL, axolotl, LLaMA-Factory)";

    /// <inheritdoc/>
    public override string Extension => ".jsonl";

    /// <inheritdoc/>
    public override string Usage =>
        """
        - TRL: `SFTTrainer` takes the `messages` column as it is.
        - axolotl: `type: chat_template`, `field_messages: messages`.
        - LLaMA-Factory: `"formatting": "sharegpt"` with `"columns": {"messages": "messages"}` and `"tags": {"role_tag": "role", "content_tag": "content", "user_tag": "user", "assistant_tag": "assistant", "system_tag": "system"}`.
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
            json.WriteStartArray("messages"u8);
            foreach (Turn turn in turns)
            {
                json.WriteStartObject();
                json.WriteString("role"u8, turn.Role);
                json.WriteString("content"u8, turn.Content);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            records.EndRecord();
            return null;
        }
    }
}
