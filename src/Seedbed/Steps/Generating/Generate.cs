using System.Text.Json;
using Seedbed.Models;
using Seedbed.Models.Replies;

namespace Seedbed.Steps.Generating;

/// <summary>A model adds columns to each row, as a prompt asks.</summary>
public sealed class Generate : UnitStep
{
    // High enough that the rows of one unit differ, low enough that the teacher keeps to the passage.
    private const float UsualTemperature = 0.7f;

    private readonly RowAsker _asker;

    internal Generate(string step, Func<Model> model, Prompt prompt, ObjectShape returns, bool together)
    {
        _asker = new(step, model, prompt, returns, together, UsualTemperature);
        Columns = new() { Needs = prompt.Columns, Adds = [.. returns.Fields.Select(field => field.Key)] };
    }

    /// <inheritdoc/>
    public override StepColumns Columns { get; }

    /// <inheritdoc/>
    public override async ValueTask<UnitOutcome> ApplyAsync(UnitRows unit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(unit);
        UnitAnswers answers = await _asker.AskAsync(unit, cancellationToken).ConfigureAwait(false);
        return answers.ToOutcome(unit.Rows, Filled, fault => fault.Reason);
    }

    private static Row Filled(Row row, JsonElement item)
    {
        Columns columns = row.Columns;
        foreach (JsonProperty field in item.EnumerateObject())
            columns = columns.With(field.Name, field.Value);
        return row with { Columns = columns };
    }
}
