namespace Seedbed.Steps;

/// <summary>The three kinds of step.</summary>
public enum StepKind
{
    /// <summary>One row at a time: <see cref="RowStep"/>.</summary>
    Row,

    /// <summary>The rows of one unit together: <see cref="UnitStep"/>.</summary>
    Unit,

    /// <summary>All rows in order: <see cref="SetStep"/>.</summary>
    Set,
}
