namespace Seedbed.Tests.Doubles;

/// <summary>A test that needs the <see cref="SharedData"/>.</summary>
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute() => Skip = SharedData.Missing;
}
