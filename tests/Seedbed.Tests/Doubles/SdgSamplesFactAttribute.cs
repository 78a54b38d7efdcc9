namespace Seedbed.Tests.Doubles;

/// <summary>A test that needs the <see cref="SdgSamples"/>.</summary>
public sealed class SdgSamplesFactAttribute : FactAttribute
{
    public SdgSamplesFactAttribute() => Skip = SdgSamples.Missing;
}
