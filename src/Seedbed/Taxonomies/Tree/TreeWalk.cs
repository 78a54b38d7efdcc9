namespace Seedbed.Taxonomies.Tree;

/// <summary>Finds every <c>qna.yaml</c> below a folder, and says what was passed over.</summary>
/// <param name="root">The folder.</param>
/// <param name="prefix">Where it lies within its taxonomy; empty for the taxonomy itself.</param>
internal sealed class TreeWalk(string root, string prefix)
{
    private readonly List<FoundLeaf> _leaves = [];
    private readonly List<TaxonomyNotice> _notices = [];
    private readonly Stack<(string Leaf, string Folder)> _folders = new();
    private int _foundational;

    /// <summary>The files, in the order of their leaves' paths.</summary>
    public IReadOnlyList<FoundLeaf> Leaves => _leaves;

    /// <summary>What was passed over, in the order of paths.</summary>
    public IReadOnlyList<TaxonomyNotice> Notices => _notices;

    public void Run(CancellationToken cancellationToken)
    {
        _folders.Push((prefix, root));
        while (_folders.TryPop(out (string Leaf, string Folder) at))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (FileSystemInfo entry in Entries(at.Folder))
                Take(at.Leaf, Path.Combine(at.Folder, entry.Name), entry);
        }

        if (_foundational > 0)
            NoteFoundational();
        _leaves.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        _notices.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
    }

    private FileSystemInfo[] Entries(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).GetFileSystemInfos();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _notices.Add(new(folder, "unreadable", $"{folder} can't be listed ({fault.Message}); give it read permission."));
            return [];
        }
    }

    private void Take(string leaf, string path, FileSystemInfo entry)
    {
        if (entry is FileInfo && !Directory.Exists(path))
            TakeFile(leaf, path, entry.Name);
        else if (entry.Name == ".git" || (leaf.Length == 0 && entry.Name[0] == '.'))
            return;
        else if (entry.LinkTarget is not null)
            _notices.Add(new(path, "link", $"{path} is a link to a folder and is not followed; put the folder itself there, or name it."));
        else
            _folders.Push((leaf.Length == 0 ? entry.Name : $"{leaf}/{entry.Name}", path));
    }

    private void TakeFile(string leaf, string path, string name)
    {
        if (name != TaxonomyNames.File)
            NoteWrongName(path, name);
        else if (prefix.Length > 0 || IsOf(leaf, TaxonomyNames.Skills) || IsOf(leaf, TaxonomyNames.Knowledge))
            _leaves.Add(new(leaf, path));
        else if (IsOf(leaf, TaxonomyNames.Foundational))
            _foundational++;
        else
            _notices.Add(new(path, "outside", $"{path} is passed over, since it lies in neither {TaxonomyNames.Skills} nor {TaxonomyNames.Knowledge}; move it there, or name it."));
    }

    private void NoteWrongName(string path, string name)
    {
        if (name.Equals(TaxonomyNames.File, StringComparison.OrdinalIgnoreCase) || name.Equals("qna.yml", StringComparison.OrdinalIgnoreCase))
            _notices.Add(new(path, "wrong-name", $"{path} is passed over, since only the name {TaxonomyNames.File} counts; rename it."));
    }

    private void NoteFoundational()
    {
        string folder = Path.Combine(root, TaxonomyNames.Foundational);
        string found = _foundational == 1 ? $"1 {TaxonomyNames.File}" : $"{_foundational} {TaxonomyNames.File}";
        _notices.Add(new(folder, "foundational", $"{folder} is passed over ({found}), since InstructLab never picks it up; name {folder} to use it as skills."));
    }

    private static bool IsOf(string leaf, string folder) => leaf.StartsWith($"{folder}/", StringComparison.Ordinal) || leaf == folder;
}
