namespace Seedbed.Tests.Doubles;

/// <summary>A test that looks at a page in a real browser; skipped, with its reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Chromium.Program is null)
            Skip = "no chromium on this machine: install the package chromium";
    }
}
