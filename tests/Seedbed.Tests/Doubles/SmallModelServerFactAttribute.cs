namespace Seedbed.Tests.Doubles;

/// <summary>A test that needs the <see cref="SmallModelServer"/>.</summary>
public sealed class SmallModelServerFactAttribute : FactAttribute
{
    public SmallModelServerFactAttribute() => Skip = SmallModelServer.Missing;
}
