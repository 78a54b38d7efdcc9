namespace Seedbed;

/// <summary>Where a path leads when every link on the way is followed.</summary>
internal static class RealPath
{
    private const int MostLinks = 64;

    /// <summary>The path without links; as far as it got when links lead in a circle.</summary>
    public static string Of(string path)
    {
        string rest = Path.GetFullPath(path);
        string root = Path.GetPathRoot(rest) ?? "";
        string real = root;
        var parts = new Stack<string>(rest[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse());
        for (int links = 0; parts.TryPop(out string? part);)
        {
            string next = Path.Combine(real, part);
            string? target = links < MostLinks ? Target(next) : null;
            if (target is null)
            {
                real = next;
                continue;
            }

            links++;
            string full = Path.GetFullPath(target, real);
            real = Path.GetPathRoot(full) ?? "";
            foreach (string piece in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse())
                parts.Push(piece);
        }

        return real;
    }

    /// <summary>The size of the file that a path leads to: a link's own says nothing, and pipes and devices have none.</summary>
    public static long LengthOf(string path) => new FileInfo(Of(path)).Length;

    private static string? Target(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
