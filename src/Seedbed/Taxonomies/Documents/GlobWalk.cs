namespace Seedbed.Taxonomies.Documents;

/// <summary>One pattern on its way through a folder. No pair of folder and part is worked twice, so that no pattern explodes.</summary>
internal sealed class GlobWalk(FolderGlob folder, GlobPattern pattern, CancellationToken cancellationToken)
{
    private readonly HashSet<(string At, int Part)> _seen = [];

    /// <summary>The files that match.</summary>
    public SortedSet<string> Found { get; } = new(StringComparer.Ordinal);

    /// <summary>Works what lies at a path by the parts from <paramref name="part"/> on.</summary>
    public void Expand(string at, int part)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_seen.Add((at, part)))
            return;
        if (part == pattern.Parts.Count)
            Take(at);
        else if (!Directory.Exists(folder.PathOf(at)))
            return;
        else if (pattern.Parts[part] is not { } name)
            ExpandAny(at, part);
        else if (name.IsMagic)
            ExpandEach(at, part, name);
        else
            Enter(at, pattern.Names[part], part + 1);
    }

    private void ExpandAny(string at, int part)
    {
        Expand(at, part + 1);
        bool isLast = part == pattern.Parts.Count - 1;
        foreach (string child in folder.NamesIn(at).Where(child => !child.StartsWith('.')))
        {
            string path = Join(at, child);
            if (!folder.MayEnter(path))
                continue;
            if (Directory.Exists(folder.PathOf(path)))
                Expand(path, part);
            else if (isLast)
                Take(path);
        }
    }

    private void ExpandEach(string at, int part, GlobName name)
    {
        foreach (string child in folder.NamesIn(at).Where(name.IsMatch))
            Enter(at, child, part + 1);
    }

    private void Enter(string at, string child, int part)
    {
        string path = Join(at, child);
        if (folder.MayEnter(path))
            Expand(path, part);
    }

    private void Take(string at)
    {
        if (File.Exists(folder.PathOf(at)))
            Found.Add(at);
    }

    private static string Join(string at, string child) => at.Length == 0 ? child : $"{at}/{child}";
}
