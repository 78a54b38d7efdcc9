namespace Seedbed;

/// <summary>
/// Finds outside programs on the path alone. The system's own search looks into the working folder first, where whoever gave
/// the documents could have put a program of that name.
/// </summary>
internal static class ProgramPath
{
    private static readonly string[] Endings = OperatingSystem.IsWindows() ? [".exe", ".com"] : [""];

    /// <summary>The full path of a program: where it lies if a folder is named, else the first on the path; null when it isn't there.</summary>
    public static string? Of(string program)
    {
        if (program.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) || program.Contains(Path.AltDirectorySeparatorChar, StringComparison.Ordinal))
            return Path.GetFullPath(program);
        string[] endings = OperatingSystem.IsWindows() && Path.HasExtension(program) ? [""] : Endings;
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            // An empty or relative folder means the working folder again.
            if (!Path.IsPathFullyQualified(folder))
                continue;
            foreach (string ending in endings)
            {
                if (IsProgram(Path.Combine(folder, program + ending)))
                    return Path.Combine(folder, program + ending);
            }
        }

        return null;
    }

    private static bool IsProgram(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
