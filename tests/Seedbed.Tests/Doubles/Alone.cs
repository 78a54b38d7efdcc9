namespace Seedbed.Tests.Doubles;

/// <summary>Tests that look at the whole process (its memory, its environment) run with no other beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
