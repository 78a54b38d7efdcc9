using Seedbed.Steps;

namespace Seedbed.Runs.Estimates;

/// <summary>A row step whose drops go on.</summary>
internal sealed class PassOnRows(RowStep step) : RowStep
{
    public override StepColumns Columns => step.Columns;

    public override RowOutcome Apply(Row row)
    {
        RowOutcome outcome = step.Apply(row);
        return outcome.IsKept ? outcome : RowOutcome.Keep(PassOn.Filled(row, step.Columns));
    }
}
