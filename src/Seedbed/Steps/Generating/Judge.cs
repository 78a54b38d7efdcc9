using System.Text.Json;
using Seedbed.Models;
using Seedbed.Models.Replies;
using Seedbed.Steps.Options;

namespace Seedbed.Steps.Generating;

/// <summary>
/// A model scores each row and says why; whether the row stays is for <c>keep</c> to say. A verdict that can't be read is a
/// drop <c>unjudged</c>. Of several verdicts (<c>majority</c>) the score given most often counts, of equals the lower; a row
/// with less than half of them is unjudged.
/// </summary>
public sealed class Judge : UnitStep
{
    private const string Unjudged = "unjudged";
    private const int LongestReason = 240;
    private const int ShortestReason = 15;
    private const int MostVerdicts = 15;

    // Where one verdict is wanted, the likeliest; where several are, they must be able to differ.
    private const float UsualTemperature = 0;
    private const float UsualTemperatureOfSeveral = 0.7f;

    private readonly RowAsker _asker;
    private readonly JudgeOptions _options;
    private readonly Criterion[] _criteria;

    /// <summary>Makes the step.</summary>
    /// <exception cref="SeedbedException">No model plays the role, or the prompt is missing or wrong.</exception>
    public Judge(JudgeOptions options, StepSetup setup)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setup);
        _options = options;
        _criteria = options.Criteria.Count == 0
            ? [new("score", "reason", options.As)]
            : [.. options.Criteria.Select(criterion => new Criterion(criterion.Key, $"{criterion.Key}_reason", $"{options.As}_{criterion.Key}"))];
        var prompt = Prompt.Read(options.Prompt, options.Together, setup, options.Examples, options.Each);
        _asker = new(new()
        {
            Setup = setup,
            Model = setup.Models[options.Model],
            Prompt = prompt,
            Note = NoteOf(options),
            // The reason comes first: a model that scores first only defends the score.
            Shape = new([.. _criteria.SelectMany(FieldsOf)]),
            Together = options.Together,
            Choices = options.Majority,
            Each = options.Each,
            Sampling = options.Sampling,
            UsualTemperature = options.Majority > 1 ? UsualTemperatureOfSeveral : UsualTemperature,
        });
        Columns = new() { Needs = prompt.Columns, NamedAt = prompt.NamedAt, Adds = [.. ColumnNames()] };
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
            .Add(CriteriaOption.Text, (o, value) => o with { Criteria = CriteriaOption.Read(value) })
            .Column("as", "the column of the score; its reason goes into the column of that name and `_reason`", (o, column) => o with { As = column }, "score")
            .Whole("majority", "how many verdicts are asked for; the score given most often counts, of equals the lower, and all of them go into the column of that name and `_votes`; less than half of them make a reject `unjudged`", (o, count) => o with { Majority = count }, 1, MostVerdicts, "1")
            .Column("each", "a column with a list: each item is judged by itself, as `{{item}}`, and scores and reasons are lists beside it", (o, column) => o with { Each = column })
            .Sampling("0, and 0.7 with `majority`", o => o.Sampling, (o, sampling) => o with { Sampling = sampling })
            .File("examples", "few-shot examples for the prompt, `{{#each examples}}`: JSON Lines or a YAML list of mappings", (o, file) => o with { Examples = file })
            .Required("prompt")
            .Check(o => o.Majority > 1 && o.Sampling.IsWithoutChance ? "'judge' asks for a 'majority' at temperature 0, where all verdicts would be alike; raise the temperature or ask for one" : null),
        (options, setup) => new Judge(options, setup),
        options => [options.Model]);

    /// <inheritdoc/>
    public override StepColumns Columns { get; }

    /// <inheritdoc/>
    public override bool VariesByDraw => false;

    /// <inheritdoc/>
    public override ValueTask<UnitOutcome> ApplyAsync(UnitRows unit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return _asker.WorkAsync(unit, Judged, cancellationToken);
    }

    private static string NoteOf(JudgeOptions options) => options.Criteria.Count == 0
        ? ""
        : $"Score each of these by itself, from 1 (worst) to {options.Scale} (best), and write the reason before its score:"
            + string.Concat(options.Criteria.Select(criterion => $"\n- {criterion.Key}: {criterion.Value}"));

    private IEnumerable<KeyValuePair<string, ReturnShape>> FieldsOf(Criterion criterion) =>
    [
        new(criterion.ReasonField, new TextShape(LongestReason, ShortestReason, mayBreakOff: true)),
        new(criterion.Field, new NumberShape(1, _options.Scale, isWhole: true)),
    ];

    private IEnumerable<string> ColumnNames()
    {
        IEnumerable<string> ofAll = _options.Criteria.Count == 0 ? [] : [_options.As, $"{_options.As}_reason"];
        return ofAll.Concat(_criteria.SelectMany(criterion => _options.Majority == 1
            ? (IEnumerable<string>)[criterion.Column, criterion.ReasonColumn]
            : [criterion.Column, criterion.ReasonColumn, criterion.VotesColumn]));
    }

    private Made Judged(RowAnswer answer)
    {
        if (answer.Items.Count * 2 <= _options.Majority)
        {
            RowFault fault = answer.WhyMissing;
            return new(null, fault.Reason == RowFault.Malformed ? fault with { Reason = Unjudged } : fault);
        }

        var columns = new List<KeyValuePair<string, JsonElement>>();
        foreach (Criterion criterion in _criteria)
            columns.AddRange(ColumnsOf(criterion, answer.Items));
        return new(_options.Criteria.Count == 0 ? columns : [.. LeastOf(columns), .. columns], null);
    }

    private IEnumerable<KeyValuePair<string, JsonElement>> ColumnsOf(Criterion criterion, IReadOnlyList<RowItem> verdicts)
    {
        int[] votes = [.. verdicts.Select(verdict => verdict.Value.GetProperty(criterion.Field).GetInt32())];
        int score = votes.GroupBy(vote => vote).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
        yield return new(criterion.Column, Json.Of(score));
        yield return new(criterion.ReasonColumn, verdicts[Array.IndexOf(votes, score)].Value.GetProperty(criterion.ReasonField));
        if (_options.Majority > 1)
            yield return new(criterion.VotesColumn, JsonValue.List(votes.Select(vote => Json.Of(vote))));
    }

    // A row is as good as the worst of it.
    private IEnumerable<KeyValuePair<string, JsonElement>> LeastOf(List<KeyValuePair<string, JsonElement>> columns)
    {
        JsonElement ValueOf(string column) => columns.Find(each => each.Key == column).Value;
        Criterion least = _criteria.MinBy(criterion => ValueOf(criterion.Column).GetInt32());
        return [new(_options.As, ValueOf(least.Column)), new($"{_options.As}_reason", ValueOf(least.ReasonColumn))];
    }
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

    /// <summary>What is scored, by name, and what each means; empty: the row as a whole.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Criteria { get; init; } = [];

    /// <summary>The column of the score.</summary>
    public string As { get; init; } = "score";

    /// <summary>How many verdicts are asked for.</summary>
    public int Majority { get; init; } = 1;

    /// <summary>The list column whose items are judged one by one; null: the rows themselves are.</summary>
    public string? Each { get; init; }

    /// <summary>How words are drawn.</summary>
    public StepSampling Sampling { get; init; } = new();

    /// <summary>The file with few-shot examples, if any.</summary>
    public FileName? Examples { get; init; }
}
