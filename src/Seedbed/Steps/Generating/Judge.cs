using System.Text.Json;
using Seedbed.Models;
using Seedbed.Models.Replies;

namespace Seedbed.Steps.Generating;

/// <summary>A model scores each row and says why; whether the row stays is for <c>keep</c> to say.</summary>
public sealed class Judge : UnitStep
{
    private const string Unjudged = "unjudged";
    private const string Reason = "reason";
    private const string Score = "score";
    private const int LongestReason = 1000;

    private readonly RowAsker _asker;
    private readonly string _as;

    internal Judge(string step, Func<Model> model, Prompt prompt, int scale, string @as, bool together)
    {
        // The reason comes first: a model that scores first only defends the score.
        var verdict = new ObjectShape([new(Reason, new TextShape(LongestReason)), new(Score, new NumberShape(1, scale, isWhole: true))]);
        _asker = new(step, model, prompt, verdict, together, temperature: 0);
        _as = @as;
        Columns = new() { Needs = prompt.Columns, Adds = [@as, $"{@as}_reason"] };
    }

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
