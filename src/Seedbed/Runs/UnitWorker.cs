using System.Diagnostics;
using Seedbed.Models;
using Seedbed.Steps;

namespace Seedbed.Runs;

/// <summary>Takes one unit through a stretch of row and unit steps, and keeps the account: every row that reaches a step goes on or is a reject.</summary>
internal sealed class UnitWorker(IReadOnlyList<PipelineStep> steps, int firstStage, Action<RequestHeldException> hold, UnitMemory? memory = null)
{
    public async ValueTask WorkAsync(UnitWork work, CancellationToken cancellationToken)
    {
        if (work.Origin.Unit is null)
            return;
        if (memory is not null)
            work.Held ??= await memory.TurnAsync(work, firstStage, cancellationToken).ConfigureAwait(false);
        try
        {
            if (work.Held is null)
                await StepsAsync(work, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestHeldException held)
        {
            work.Held = held;
            hold(held);
        }
        finally
        {
            memory?.Leave(work, firstStage);
        }
    }

    private async ValueTask StepsAsync(UnitWork work, CancellationToken cancellationToken)
    {
        for (int i = 0; i < steps.Count && work.Rows.Count > 0; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!steps[i].Takes(work.Origin.Unit))
                continue;
            switch (steps[i].Step)
            {
                case RowStep step:
                    Apply(step, work, firstStage + i);
                    break;
                case UnitStep step:
                    await ApplyAsync(step, work, firstStage + i, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    throw new UnreachableException();
            }
        }
    }

    private void Apply(RowStep step, UnitWork work, int stage)
    {
        var account = new StageAccount(work, stage, steps[stage - firstStage].Name);
        foreach (Row row in work.Rows)
            account.Enter(step.Apply(row));
        account.Close();
    }

    private async ValueTask ApplyAsync(UnitStep step, UnitWork work, int stage, CancellationToken cancellationToken)
    {
        var rows = new UnitRows(work.Origin.Unit!, work.Origin.Draw, work.Rows)
        {
            Turn = work.Turn,
            Earlier = memory?.Of(work, stage) ?? [],
        };
        UnitOutcome outcome = await step.ApplyAsync(rows, cancellationToken).ConfigureAwait(false);
        memory?.Add(work, stage, outcome.Remembered);
        var account = new StageAccount(work, stage, steps[stage - firstStage].Name);
        account.Enter(outcome);
        account.Close();
    }
}
