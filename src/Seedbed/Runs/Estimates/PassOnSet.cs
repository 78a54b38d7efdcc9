using Seedbed.Steps;

namespace Seedbed.Runs.Estimates;

/// <summary>A set step that lets every row go on.</summary>
internal sealed class PassOnSet(SetStep step) : SetStep
{
    public override StepColumns Columns => step.Columns;

    public override SetPass Open() => new Pass(step.Columns);

    private sealed class Pass(StepColumns columns) : SetPass
    {
        public override RowOutcome Next(Row row) => RowOutcome.Keep(PassOn.Filled(row, columns));
    }
}
