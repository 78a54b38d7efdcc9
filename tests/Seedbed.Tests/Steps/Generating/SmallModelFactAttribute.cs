namespace Seedbed.Tests.Steps.Generating;

/// <summary>A test that needs a real model: its address stands in <c>SEEDBED_SMALL_MODEL</c> (<c>http://host:port/v1#name</c>).</summary>
public sealed class SmallModelFactAttribute : FactAttribute
{
    public SmallModelFactAttribute()
    {
        if (string.IsNullOrEmpty(Address))
            Skip = "no model named in SEEDBED_SMALL_MODEL";
    }

    public static string? Address => Environment.GetEnvironmentVariable("SEEDBED_SMALL_MODEL");

    /// <summary>Where to keep the responses for looking at them.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable("SEEDBED_SMALL_MODEL_RESPONSES");
}
