namespace Seedbed.Tests.Doubles;

/// <summary>A test that needs <see cref="AnotherUser"/>.</summary>
public sealed class AnotherUserFactAttribute : FactAttribute
{
    public AnotherUserFactAttribute() => Skip = AnotherUser.Missing;
}
