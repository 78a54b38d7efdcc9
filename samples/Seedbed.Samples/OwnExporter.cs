using System.Buffers;
using System.Text.Json;
using Seedbed.Export;
using Seedbed.Recipes;
using Seedbed.Runs;

namespace Seedbed.Samples;

/// <summary>A run into a folder, and a format of one's own for its dataset: <c>{"prompt":"…","completion":"…"}</c> a line.</summary>
internal static class OwnExporter
{
    public static async Task RunAsync(string input, string folder)
    {
        var run = new RecipeRun(Recipe.Load("qa-extractive"), new RunSettings { Inputs = [input], Out = folder });
        RunRecord record = await run.ExecuteAsync();
        Console.WriteLine($"{record.State}: {record.Rows} rows, {record.Rejects} rejects");

        ExportResult result = await RunExport.WriteAsync(run.Folder, new CompletionExporter());
        foreach (ExportedFile file in result.Files)
            Console.WriteLine($"{file.Rows} rows in {Path.Combine(result.Folder, file.Name)}");
    }

    private sealed class CompletionExporter : Exporter
    {
        public override string Name => "completion";

        public override string Summary => "Prompt and completion, JSON Lines";

        public override string Extension => ".jsonl";

        public override ExportFile Open(IBufferWriter<byte> output, ExportShape shape) => new File(output, shape.Conversation);

        // One file while it is written; rows reach the disk as they come.
        private sealed class File(IBufferWriter<byte> output, Conversation conversation) : ExportFile
        {
            public override Refusal? Write(DatasetRow row)
            {
                if (conversation.TryRead(row, out IReadOnlyList<Turn> turns) is { } refusal)
                    return refusal;
                if (turns is not [{ Role: "user" } user, { Role: "assistant" } assistant])
                    return new Refusal("several-turns", "the row is longer than one question and one answer");
                using var json = new Utf8JsonWriter(output, Json.Lines);
                json.WriteStartObject();
                json.WriteString("prompt", user.Content);
                json.WriteString("completion", assistant.Content);
                json.WriteEndObject();
                json.Flush();
                output.Write("\n"u8);
                return null;
            }
        }
    }
}
