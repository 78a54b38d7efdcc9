namespace Seedbed.Steps;

/// <summary>One ordered pass over all rows in walk order.</summary>
public abstract class SetStep : Step
{
    /// <summary>A fresh pass with a memory of its own. One pass is used by one thread at a time.</summary>
    public abstract SetPass Open();
}
