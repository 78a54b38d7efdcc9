namespace Seedbed.Tests.Doubles;

/// <summary>A test that needs a <see cref="TinyDisk"/>.</summary>
public sealed class TinyDiskFactAttribute : FactAttribute
{
    public TinyDiskFactAttribute() => Skip = TinyDisk.Missing;
}
