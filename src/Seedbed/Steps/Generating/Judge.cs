using System.Text.Json;
using Seedbed.Models;
using Seedbed.Models.Replies;
using Seedbed.Steps.Options;

namespace Seedbed.Steps.Generating;

/// <summary>A model scores each row and says why; whether the row stays is for <c>keep</c> to say.</summary>
public sealed class Judge : UnitStep
{
    private const string Unjudged = "unjudged";
    private const string Reason = "reason";
    private const string Score = "score";
    private const int LongestReason = 1000;
    private const int ShortestReason = 15;

    private readonly RowAsker _asker;
    private readonly string _as;

    /// <summary>Makes the step.</summary>
    /// <exception cref="SeedbedException">No model plays the role, or the prompt is missing or wrong.</exception>
    public Judge(JudgeOptions options, StepSetup setup)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setup);
        // The reason comes first: a model that scores first only defends the score.
        var verdict = new ObjectShape([new(Reason, new TextShape(LongestReason, ShortestReason)), new(Score, new NumberShape(1, options.Scale, isWhole: true))]);
        var prompt = Prompt.Read(options.Prompt, options.Together, setup, options.Examples);
        _asker = new(setup.Name, setup.Models[options.Model], prompt, verdict, options.Together, temperature: 0);
        _as = options.As;
        Columns = new() { Needs = prompt.Columns, Adds = [_as, $"{_as}_reason"] };
    }

    /// <summary><c>judge: { prompt: prompts/critic.md, together: true, scale: 3, as: score }</c>.</summary>
    public static Verb Verb { get; } = Verb.Of(
        "judge",
        "Asks a model for a score of each row and the reason for it; `keep` then says which scores are enough",
        StepKind.Unit,
        new OptionTable<JudgeOptions>(new())
            .Choice("model", "the role that is asked", [ModelSet.Teacher, ModelSet.Critic], (o, role) => o with { Model = role }, ModelSet.Critic)
            .File("prompt", "the task with what each score means, a Handlebars text over the row's and the unit's columns and the parameters", (o, file) => o with { Prompt = file })
            .Flag("together", "whether a unit's rows go in one request, as numbered slots (the prompt goes through them with `{{#each rows}}`)", (o, flag) => o with { Together = flag })
            .Whole("scale", "the best score; 1 is the worst", (o, scale) => o with { Scale = scale }, 2, 10, "3")
            .Column("as", "the column of the score; its reason goes into the column of that name and `_reason`", (o, column) => o with { As = column }, "score")
            .File("examples", "few-shot examples for the prompt, `{{#each examples}}`: JSON Lines or a YAML list of mappings", (o, file) => o with { Examples = file })
            .Required("prompt"),
        (options, setup) => new Judge(options, setup),
        options => [options.Model]);

    /// <inheritdoc/>
    public override StepColumns Columns { get; }

    /// <inheritdoc/>
    public override async ValueTask<UnitOutcome> ApplyAsync(UnitRows unit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(unit);
        UnitAnswers answers = await _asker.AskAsync(unit, cancellationToken).ConfigureAwait(false);
        return answers.ToOutcome(unit.Rows, Judged, fault => fault.Reason == RowFault.Malformed ? Unjudged : fault.Reason);
    }

    private Row Judged(Row row, JsonElement verdict) =>
        row.With(_as, verdict.GetProperty(Score)).With($"{_as}_reason", verdict.GetProperty(Reason));
}

/// <summary>The options of <see cref="Judge"/>.</summary>
public sealed record JudgeOptions
{
    /// <summary>The role that is asked.</summary>
    public string Model { get; init; } = ModelSet.Critic;

    /// <summary>The file with the task.</summary>
    public FileName Prompt { get; init; } = new("", IsGiven: false, default);

    /// <summary>Whether a unit's rows go in one request.</summary>
    public bool Together { get; init; }

    /// <summary>The best score; 1 is the worst.</summary>
    public int Scale { get; init; } = 3;

    /// <summary>The column of the score.</summary>
    public string As { get; init; } = "score";

    /// <summary>The file with few-shot examples, if any.</summary>
    public FileName? Examples { get; init; }
}
