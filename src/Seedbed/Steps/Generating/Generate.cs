using System.Text.Json;
using Seedbed.Models;
using Seedbed.Models.Replies;
using Seedbed.Steps.Options;

namespace Seedbed.Steps.Generating;

/// <summary>A model adds columns to each row, as a prompt asks.</summary>
public sealed class Generate : UnitStep
{
    // High enough that the rows of one unit differ, low enough that the teacher keeps to the passage.
    private const float UsualTemperature = 0.7f;

    private readonly RowAsker _asker;

    /// <summary>Makes the step.</summary>
    /// <exception cref="SeedbedException">No model plays the role, or a file is missing or wrong.</exception>
    public Generate(GenerateOptions options, StepSetup setup)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setup);
        var prompt = Prompt.Read(options.Prompt, options.Together, setup, options.Examples);
        _asker = new(setup.Name, setup.Models[options.Model], prompt, options.Returns, options.Together, UsualTemperature);
        Columns = new() { Needs = prompt.Columns, Adds = [.. options.Returns.Fields.Select(field => field.Key)] };
    }

    /// <summary><c>generate: { model: teacher, prompt: prompts/answers.md, together: true, returns: { answer: text } }</c>.</summary>
    public static Verb Verb { get; } = Verb.Of(
        "generate",
        "Asks a model for new columns of each row",
        StepKind.Unit,
        new OptionTable<GenerateOptions>(new())
            .Choice("model", "the role that is asked", [ModelSet.Teacher, ModelSet.Critic], (o, role) => o with { Model = role }, ModelSet.Teacher)
            .File("prompt", "the task, a Handlebars text over the row's and the unit's columns and the parameters", (o, file) => o with { Prompt = file })
            .Flag("together", "whether a unit's rows go in one request, as numbered slots (the prompt goes through them with `{{#each rows}}`)", (o, flag) => o with { Together = flag })
            .Add(
                ReturnsOption.Text,
                (o, value) => ReturnsOption.TryRead(value, out ObjectShape? shape) ? o with { Returns = shape } : o)
            .File("examples", "few-shot examples for the prompt, `{{#each examples}}`: JSON Lines or a YAML list of mappings", (o, file) => o with { Examples = file })
            .Required("prompt", "returns"),
        (options, setup) => new Generate(options, setup),
        options => [options.Model]);

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

/// <summary>The options of <see cref="Generate"/>.</summary>
public sealed record GenerateOptions
{
    /// <summary>The role that is asked.</summary>
    public string Model { get; init; } = ModelSet.Teacher;

    /// <summary>The file with the task.</summary>
    public FileName Prompt { get; init; } = new("", IsGiven: false, default);

    /// <summary>Whether a unit's rows go in one request.</summary>
    public bool Together { get; init; }

    /// <summary>The columns that each row gets, and what they look like.</summary>
    public ObjectShape Returns { get; init; } = new([]);

    /// <summary>The file with few-shot examples, if any.</summary>
    public FileName? Examples { get; init; }
}
