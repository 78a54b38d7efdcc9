namespace Seedbed.Tests.Doubles;

/// <summary>A test that needs the git command; skipped, with its reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GitFactAttribute : FactAttribute
{
    private static readonly bool IsThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "git.exe" : "git")));

    public GitFactAttribute()
    {
        if (!IsThere)
            Skip = "no git on this machine: install it";
    }
}
