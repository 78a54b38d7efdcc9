using System.Text.Json;
using Seedbed.Models;
using Seedbed.Models.Replies;
using Seedbed.Steps.Options;

namespace Seedbed.Steps.Generating;

/// <summary>
/// A model adds columns to each row, as a prompt asks. With <c>choices</c> each column holds the list of what the replies
/// gave; a choice that never came right is a reject by itself, and a row of which none did is dropped.
/// </summary>
public sealed class Generate : UnitStep
{
    // High enough that the rows of one unit differ, low enough that the teacher keeps to the passage.
    private const float UsualTemperature = 0.7f;

    // More at once than servers take.
    private const int MostChoices = 64;

    private readonly RowAsker _asker;
    private readonly GenerateOptions _options;

    /// <summary>Makes the step.</summary>
    /// <exception cref="SeedbedException">No model plays the role, or a file is missing or wrong.</exception>
    public Generate(GenerateOptions options, StepSetup setup)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setup);
        _options = options;
        var prompt = Prompt.Read(options.Prompt, options.Together, setup, options.Examples, options.Each);
        _asker = new(new()
        {
            Setup = setup,
            Model = setup.Models[options.Model],
            Prompt = prompt,
            Shape = options.Returns,
            Together = options.Together,
            Choices = options.Choices,
            Each = options.Each,
            Sampling = options.Sampling,
            UsualTemperature = UsualTemperature,
        });
        string[] reasoning = options.Reasoning is { } column ? [column] : [];
        Columns = new() { Needs = prompt.Columns, NamedAt = prompt.NamedAt, Adds = [.. options.Returns.Fields.Select(field => field.Key), .. reasoning] };
    }

    /// <summary><c>generate: { model: teacher, prompt: prompts/answers.md, together: true, returns: { answer: text } }</c>.</summary>
    public static Verb Verb { get; } = Verb.Of(
        "generate",
        "Asks a model for new columns of each row",
        StepKind.Unit,
        new OptionTable<GenerateOptions>(new())
            .Choice("model", "the role that is asked", [ModelSet.Teacher, ModelSet.Critic], (o, role) => o with { Model = role }, ModelSet.Teacher)
            .File("prompt", "the task, a Handlebars text over the row's and the unit's columns and the parameters; `{{#each earlier}}` goes through what this step returned in the unit's earlier draws", (o, file) => o with { Prompt = file })
            .Flag("together", "whether a unit's rows go in one request, as numbered slots (the prompt goes through them with `{{#each rows}}`)", (o, flag) => o with { Together = flag })
            .Add(
                ReturnsOption.Text,
                (o, value) => ReturnsOption.TryRead(value, out ObjectShape? shape) ? o with { Returns = shape } : o)
            .Whole("choices", "how many replies each row gets; of more than one each column that is returned holds the list of them", (o, count) => o with { Choices = count }, 1, MostChoices, "1")
            .Column("each", "a column with a list: each item is asked about by itself, as `{{item}}`, and each column that is returned holds the list of what the items got", (o, column) => o with { Each = column })
            .Column("reasoning", "the column that gets the model's reasoning, null where the server tells none; without it the reasoning is in the response log alone", (o, column) => o with { Reasoning = column })
            .Sampling("0.7", o => o.Sampling, (o, sampling) => o with { Sampling = sampling })
            .File("examples", "few-shot examples for the prompt, `{{#each examples}}`: JSON Lines or a YAML list of mappings", (o, file) => o with { Examples = file })
            .Required("prompt", "returns")
            .Check(o => o.Choices > 1 && o.Sampling.IsWithoutChance ? "'generate' asks for several 'choices' at temperature 0, where all would be alike; raise the temperature or ask for one" : null)
            .Check(o => o.Returns.Fields.Any(field => field.Key == o.Reasoning) ? $"'generate' returns '{o.Reasoning}' and puts the reasoning there too; give the reasoning another column" : null),
        (options, setup) => new Generate(options, setup),
        options => [options.Model]);

    /// <inheritdoc/>
    public override StepColumns Columns { get; }

    /// <inheritdoc/>
    public override ValueTask<UnitOutcome> ApplyAsync(UnitRows unit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return _asker.WorkAsync(unit, Filled, cancellationToken);
    }

    private Made Filled(RowAnswer answer)
    {
        if (answer.Items.Count == 0)
            return new(null, answer.WhyMissing);
        var columns = new List<KeyValuePair<string, JsonElement>>();
        foreach ((string name, _) in _options.Returns.Fields)
            columns.Add(new(name, OneOrList(answer, item => item.Value.GetProperty(name))));
        if (_options.Reasoning is { } reasoning)
            columns.Add(new(reasoning, OneOrList(answer, item => item.Reasoning is { } text ? Json.Of(text) : JsonValue.Null)));
        return new(columns, answer.WhyMissing, _options.Choices - answer.Items.Count);
    }

    private JsonElement OneOrList(RowAnswer answer, Func<RowItem, JsonElement> valueOf) =>
        _options.Choices == 1 ? valueOf(answer.Items[0]) : JsonValue.List(answer.Items.Select(valueOf));
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

    /// <summary>How many replies each row gets.</summary>
    public int Choices { get; init; } = 1;

    /// <summary>The list column whose items are asked about one by one; null: the rows themselves are.</summary>
    public string? Each { get; init; }

    /// <summary>The column of the model's reasoning; null: none.</summary>
    public string? Reasoning { get; init; }

    /// <summary>How words are drawn.</summary>
    public StepSampling Sampling { get; init; } = new();

    /// <summary>The file with few-shot examples, if any.</summary>
    public FileName? Examples { get; init; }
}
