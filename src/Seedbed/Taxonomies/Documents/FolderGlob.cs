namespace Seedbed.Taxonomies.Documents;

/// <summary>
/// The files below a folder that patterns match. Links are followed as far as they stay in the folder; those that lead out
/// are named and not followed.
/// </summary>
internal sealed class FolderGlob
{
    private readonly string _root;
    private readonly string _real;
    private readonly SortedSet<string> _files = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _leaving = new(StringComparer.Ordinal);

    public FolderGlob(string root) => (_root, _real) = (Path.GetFullPath(root), RealPath.Of(root));

    /// <summary>The files of all patterns so far, each once, as paths with <c>/</c> in ordinal order.</summary>
    public IReadOnlyCollection<string> Files => _files;

    /// <summary>The links that patterns came upon and that lead out of the folder or to nothing.</summary>
    public IReadOnlyCollection<string> Leaving => _leaving;

    /// <summary>Adds what a pattern matches.</summary>
    /// <returns>Whether it matches a file.</returns>
    public bool Add(GlobPattern pattern, CancellationToken cancellationToken)
    {
        if (pattern.IsOfFolders)
            return false;
        var walk = new GlobWalk(this, pattern, cancellationToken);
        walk.Expand("", 0);
        _files.UnionWith(walk.Found);
        return walk.Found.Count > 0;
    }

    /// <summary>The full path of a name below the folder.</summary>
    public string PathOf(string name) => name.Length == 0 ? _root : Path.Combine(_root, name.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>What lies in a folder, in ordinal order.</summary>
    public IEnumerable<string> NamesIn(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(PathOf(folder)).EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal)];
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Whether a name may be entered or taken: it is there, leads nowhere else, and not back to a folder that it lies in.</summary>
    public bool MayEnter(string name)
    {
        string path = PathOf(name);
        if (new FileInfo(path).LinkTarget is null)
            return Path.Exists(path);
        string real = RealPath.Of(path);
        bool isWithin = IsWithin(real, _real) && Path.Exists(real);
        if (!isWithin)
            _leaving.Add(name);
        return isWithin && !IsWithin(RealPath.Of(Path.GetDirectoryName(path)!), real);
    }

    private static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
