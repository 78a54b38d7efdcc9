using System.Buffers;
using System.Text.Json;

namespace Seedbed.Export;

/// <summary>
/// Alpaca: <c>{"instruction":"…","input":"…","output":"…"}</c>, as one JSON array (Stanford's own layout) or as JSON
/// Lines. Takes conversations of one question and one answer; a system message becomes <c>system</c>.
/// </summary>
/// <param name="array">One JSON array instead of JSON Lines.</param>
public sealed class AlpacaExporter(bool array) : Exporter
{
    /// <inheritdoc/>
    public override string Name => array ? "alpaca" : "alpaca-jsonl";

    /// <inheritdoc/>
    public override string Summary => array
        ? "Alpaca instructions, one JSON array (LLaMA-Factory, axolotl)"
        : "Alpaca instructions, JSON Lines (LLaMA-Factory, axolotl)";

    /// <inheritdoc/>
    public override string Extension => array ? ".json" : ".jsonl";

    /// <inheritdoc/>
    public override string Usage =>
        """
        - LLaMA-Factory: `"formatting": "alpaca"`, the default columns (add `"system": "system"` where rows have one).
        - axolotl: `type: alpaca`.
        """;

    /// <inheritdoc/>
    public override ExportFile Open(IBufferWriter<byte> output, ExportShape shape) => new File(JsonRecords.To(output, array), shape);

    private sealed class File(JsonRecords records, ExportShape shape) : ExportFile
    {
        public override void Begin() => records.Begin();

        public override Refusal? Write(DatasetRow row)
        {
            if (shape.Conversation.TryRead(row, out IReadOnlyList<Turn> turns) is { } refusal)
                return refusal;
            bool system = turns[0].Role == "system";
            if (turns.Count != (system ? 3 : 2))
                return new("several-turns", $"Alpaca holds one question and one answer, and the row has {turns.Count} messages; export it as messages or sharegpt");
            Utf8JsonWriter json = records.BeginRecord();
            json.WriteStartObject();
            WritePrompt(json, row, turns[^2].Content);
            json.WriteString("output"u8, turns[^1].Content);
            if (system)
                json.WriteString("system"u8, turns[0].Content);
            json.WriteEndObject();
            records.EndRecord();
            return null;
        }

        public override void End() => records.End();

        // A row that has Alpaca's own columns keeps them apart, as long as the conversation says nothing more than they do.
        private static void WritePrompt(Utf8JsonWriter json, DatasetRow row, string user)
        {
            string? instruction = row.Text("instruction");
            string? input = row.Text("input");
            bool own = instruction is not null && input is { Length: > 0 } && user == $"{instruction}\n\n{input}";
            json.WriteString("instruction"u8, own ? instruction : user);
            json.WriteString("input"u8, own ? input : "");
        }
    }
}
