namespace Seedbed.Tests.Doubles;

/// <summary>A test that takes longer than anybody waits for all of them; <c>SEEDBED_SLOW_TESTS=1</c> runs it.</summary>
public sealed class SlowFactAttribute : FactAttribute
{
    public SlowFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("SEEDBED_SLOW_TESTS") != "1")
            Skip = "slow; set SEEDBED_SLOW_TESTS=1 to run it";
    }
}
