namespace Seedbed.Steps.Options;

/// <summary>The options of a verb or section, as the recipe reference lists them.</summary>
public abstract class OptionTable
{
    private protected OptionTable()
    {
    }

    /// <summary>The options, in the order of the reference.</summary>
    public abstract IReadOnlyList<OptionText> Texts { get; }

    /// <summary>The option that a value which is not a mapping stands for (<c>repeat: 5</c>); null when there is none.</summary>
    public string? Shorthand { get; protected set; }
}
