using Seedbed.Ingestion;
using Seedbed.Steps;
using Seedbed.Steps.Extracting;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps.Extracting;

/// <summary>What `extract` makes of a chunk.</summary>
internal static class Extracted
{
    public static async Task<IReadOnlyList<Row>> RowsAsync(Chunk chunk, params string[] families)
    {
        UnitOutcome outcome = await ApplyAsync(chunk, families);
        return [.. outcome.Said.Where(said => said.Outcome.IsKept).SelectMany(said => said.Outcome.Rows)];
    }

    public static async Task<UnitOutcome> ApplyAsync(Chunk? chunk, params string[] families)
    {
        Unit unit = Some.Unit("guide/page.html#c1", chunk: chunk);
        var step = new Extract(new ExtractOptions { Families = families });
        return await step.ApplyAsync(new UnitRows(unit, 1, [Row.First(unit, 1)]), CancellationToken.None);
    }

    /// <summary>"QUESTION → ANSWER" of each row.</summary>
    public static async Task<string[]> LinesAsync(string title, Action<DocumentBuilder> write, params string[] families) =>
        [.. (await RowsAsync(ChunkOf.Blocks(title, write), families)).Select(row => $"{row.Text("question")} → {row.Text("answer")}")];

    public static IReadOnlyList<(string Quote, int Start, int End)> Evidence(Row row) =>
        [.. row.Columns["evidence"].EnumerateArray().Select(item => (item.GetProperty("quote").GetString()!, item.GetProperty("start").GetInt32(), item.GetProperty("end").GetInt32()))];
}
