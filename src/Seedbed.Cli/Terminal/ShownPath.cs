namespace Seedbed.Cli.Terminal;

/// <summary>Paths as the user would type them.</summary>
internal static class ShownPath
{
    /// <summary>Relative to the working folder where the path lies below it, else whole.</summary>
    public static string Of(string path)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
