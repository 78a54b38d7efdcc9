using System.Text.Json;
using Seedbed.Export;
using Seedbed.Steps.Templates;

namespace Seedbed.Runs;

/// <summary>What a run tells the makers of cards, reports and exports.</summary>
public static class RunFacts
{
    /// <summary>The facts for a dataset card or a report.</summary>
    public static DatasetFacts Of(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new()
        {
            Recipe = record.Recipe.Name,
            Summary = record.Recipe.Summary,
            RecipeHash = record.Asked.Recipe,
            Language = Language(record.Recipe),
            Seed = record.Asked.Seed,
            Versions = [new("seedbed", record.Version)],
            Inputs = [.. record.Asked.Inputs.Select(input => new InputFacts(input.Path, null, input.Sha256, input.Bytes) { Url = input.Url })],
            Models = record.Models,
            Cost = record.Spent?.Usd,
            Steps = record.Steps,
            Coverage = record.Coverage,
            TargetRows = record.Target?.Rows,
            // Without a target nothing was wanted of them.
            Groups = record.Target is null ? [] : record.Groups ?? [],
            LeafCounts = record.Leaves ?? [],
            State = JsonNamingPolicy.SnakeCaseLower.ConvertName(record.State.ToString()),
            Why = record.Why,
        };
    }

    /// <summary>The same, with what the leaves of its taxonomy say.</summary>
    /// <exception cref="SeedbedException">The run's <c>leaves.jsonl</c> can't be read.</exception>
    public static async Task<DatasetFacts> OfAsync(RunFolder run, RunRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Of(record) with { Leaves = await LeafFile.ReadAsync(run.Leaves, cancellationToken).ConfigureAwait(false) };
    }

    /// <summary>How the run's rows read as conversations: its recipe's <c>output: messages</c>, else off the columns.</summary>
    public static Conversation Conversation(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Recipe.Messages.Count == 0
            ? Export.Conversation.OfColumns
            : Export.Conversation.Of([.. record.Recipe.Messages.Select(Turn)]);
    }

    private static string? Language(RecipeRecord recipe) =>
        recipe.Parameters.TryGetValue("language", out JsonElement language) && language.ValueKind == JsonValueKind.String
            ? language.GetString()
            : null;

    private static TurnTemplate Turn(MessageRecord message)
    {
        Template template = Template.Parse(message.Text, "run.json");
        return new(message.Role, row => template.TryFill(
            name => row.TryGet(name, out JsonElement value) ? value : null, out string text, out _) ? text : null)
        {
            Needs = template.Names,
        };
    }
}
