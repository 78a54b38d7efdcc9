namespace Seedbed.Steps;

/// <summary>One ordered pass over all rows in walk order.</summary>
public abstract class SetStep : Step
{
    /// <summary>Whether it removes rows by looking at all of them, so that it can't serve a run that ends when a target is met.</summary>
    public virtual bool LooksAtTheWhole => false;

    /// <summary>A fresh pass with a memory of its own. One pass is used by one thread at a time.</summary>
    public abstract SetPass Open();
}
