using System.Text.Json;
using Seedbed.Models.Budgets;
using Seedbed.Runs;

namespace Seedbed.Cli.Terminal;

/// <summary>One JSON object a line: <c>progress</c> every second, <c>end</c> once.</summary>
internal sealed class JsonRunView : RunView
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ShowAsync(RecipeRun run, Task work)
    {
        while (await Task.WhenAny(work, Task.Delay(Every)) != work)
        {
            RunProgress progress = run.Progress;
            Write(json =>
            {
                json.WriteString("event", "progress");
                json.WriteNumber("units", progress.Units);
                json.WriteNumber("rows", progress.Rows);
                if (progress.Wanted is { } wanted)
                    json.WriteNumber("wanted", wanted);
                if (progress.Left is { } left)
                    json.WriteNumber("seconds_left", Math.Round(left.TotalSeconds));
                json.WriteNumber("seconds", Math.Round(progress.Elapsed.TotalSeconds, 3));
                Write(json, progress.Spent, progress.CostPerRow);
                if (progress.Trouble is { } trouble)
                    json.WriteString("waiting", trouble);
            });
        }
    }

    protected override void End(RecipeRun run, RunRecord record) => Write(json =>
    {
        json.WriteString("event", "end");
        json.WriteString("state", JsonNamingPolicy.SnakeCaseLower.ConvertName(record.State.ToString()));
        json.WriteString("why", record.Why);
        json.WriteBoolean("was_complete", run.WasComplete);
        json.WriteNumber("rows", record.Rows);
        json.WriteNumber("rejects", record.Rejects);
        json.WriteNumber("seconds", record.Seconds);
        Write(json, record.Spent, record.CostPerRow);
        json.WriteString("out", run.Folder.Path);
    });

    private static void Write(Utf8JsonWriter json, Spent? spent, decimal? perRow)
    {
        if (spent is null)
            return;
        json.WriteNumber("input_tokens", spent.InputTokens);
        json.WriteNumber("output_tokens", spent.OutputTokens);
        if (spent.Usd is { } usd)
            json.WriteNumber("cost", usd);
        if (perRow is { } each)
            json.WriteNumber("cost_per_row", each);
    }

    private static void Write(Action<Utf8JsonWriter> members) => Console.Out.WriteLine(JsonLine.Of(members));
}
