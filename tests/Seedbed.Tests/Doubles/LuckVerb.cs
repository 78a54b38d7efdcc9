using Seedbed.Steps;
using Seedbed.Steps.Options;

namespace Seedbed.Tests.Doubles;

/// <summary>
/// A verb that plays a model: it asks for the role <c>teacher</c>, waits a little, and keeps, drops or forks rows by a
/// hash of the row's id, so that the outcomes are always the same and differ from draw to draw.
/// </summary>
internal sealed class LuckVerb(int waitMilliseconds, int yieldPercent, bool remembers = false)
{
    private int _calls;

    public int Calls => _calls;

    public Verbs Verbs => Verbs.BuiltIn.With(Verb.Of(
        "luck",
        "Plays a model",
        StepKind.Unit,
        new OptionTable<object>(new()),
        (_, _) => new Luck(this),
        _ => ["teacher"]));

    private sealed class Luck(LuckVerb verb) : UnitStep
    {
        public override StepColumns Columns { get; } = new() { Adds = ["text", "earlier"] };

        public override ValueTask<UnitOutcome> ApplyAsync(UnitRows unit, CancellationToken cancellationToken) => verb.ApplyAsync(unit, cancellationToken);
    }

    private async ValueTask<UnitOutcome> ApplyAsync(UnitRows unit, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        if (waitMilliseconds > 0)
            await Task.Delay(new SeededRandom("wait", $"{_calls}").Next(waitMilliseconds + 1), cancellationToken);
        var outcome = new UnitOutcome();
        for (int i = 0; i < unit.Rows.Count; i++)
        {
            Row row = unit.Rows[i];
            var random = new SeededRandom("luck", row.Id);
            row = row.With("text", $"{random.Next(40)}").With("earlier", Json.Of(unit.Earlier.Count));
            if (random.Next(100) < yieldPercent)
                outcome.Keep(i, row);
            else
                outcome.Drop(i, row, "unlucky", $"{row.Id} was unlucky");
            if (remembers)
                outcome.Remember(Json.Of(row.Id));
        }

        return outcome;
    }
}
