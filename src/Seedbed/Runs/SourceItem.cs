namespace Seedbed.Runs;

/// <summary>One thing that a source hands out, in walk order: a unit to be worked, or an input that never became one.</summary>
public readonly record struct SourceItem
{
    private SourceItem(Unit? unit, int draw, bool opensInput, Reject? reject)
    {
        Unit = unit;
        Draw = draw;
        OpensInput = opensInput;
        Reject = reject;
    }

    /// <summary>The unit to work; null for a reject.</summary>
    public Unit? Unit { get; }

    /// <summary>1 for the first time that the unit is worked, 2 for the second, …</summary>
    public int Draw { get; }

    /// <summary>Whether this is the first unit of its input (a file's first chunk, a line's row); the source's <c>in</c> counts these and the rejects.</summary>
    public bool OpensInput { get; }

    /// <summary>The number of its group in a walk with a target; 0 otherwise.</summary>
    internal int Group { get; init; }

    /// <summary>Its number in a walk with a target; 0 otherwise.</summary>
    internal int Number { get; init; }

    /// <summary>The number of its input in a walk with a target; 0 otherwise.</summary>
    internal int Input { get; init; }

    /// <summary>The input that could not be used.</summary>
    public Reject? Reject { get; }

    /// <summary>A unit to work.</summary>
    public static SourceItem Of(Unit unit, bool opensInput, int draw = 1)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return new(unit, draw, opensInput, null);
    }

    /// <summary>An input that could not be used.</summary>
    public static SourceItem Of(Reject reject)
    {
        ArgumentNullException.ThrowIfNull(reject);
        return new(null, 0, true, reject);
    }
}
