namespace Seedbed.Steps;

/// <summary>
/// One verb with its options, ready to run. There are three kinds and nothing else: <see cref="RowStep"/>,
/// <see cref="UnitStep"/>, <see cref="SetStep"/>. The engine does the loop, the order, the counts and the rejects.
/// </summary>
public abstract class Step
{
    private protected Step()
    {
    }

    /// <summary>The columns that the step reads, adds and removes; checked over the whole recipe before anything runs.</summary>
    public abstract StepColumns Columns { get; }

    /// <summary>How many rows it makes of one, where that is known beforehand.</summary>
    public virtual int RowsOfOne => 1;

    /// <summary>
    /// Of a step that asks a model: whether it may say something else in another draw of the same unit. A step that only
    /// weighs or measures the rows that are there says false: working them again would bring the same rows again.
    /// </summary>
    public virtual bool VariesByDraw => true;
}
