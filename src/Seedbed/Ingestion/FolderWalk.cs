namespace Seedbed.Ingestion;

/// <summary>
/// All that lies below a folder, in ordinal order. Links are followed, but each real folder is walked once, so that a
/// loop of links ends; a folder's own place wins over a link to it.
/// </summary>
internal sealed class FolderWalk(string root)
{
    private readonly List<FolderEntry> _found = [];
    private readonly HashSet<string> _walked = new(StringComparer.Ordinal);
    private readonly Stack<(string Relative, string Full)> _folders = new();
    private readonly SortedDictionary<string, string> _links = new(StringComparer.Ordinal);

    /// <summary>Files and what was passed over.</summary>
    public IReadOnlyList<FolderEntry> Entries()
    {
        _folders.Push(("", root));
        while (true)
        {
            while (_folders.TryPop(out (string Relative, string Full) folder))
                Walk(folder.Relative, folder.Full);
            if (_links.Count == 0)
                break;
            (string relative, string full) = _links.First();
            _links.Remove(relative);
            _folders.Push((relative, full));
        }

        _found.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return _found;
    }

    private void Walk(string relative, string full)
    {
        if (!_walked.Add(RealPath.Of(full)))
            return;
        FileSystemInfo[] entries;
        try
        {
            entries = new DirectoryInfo(full).GetFileSystemInfos();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _found.Add(new(relative.Length == 0 ? "." : relative, "unreadable",
                $"{(relative.Length == 0 ? root : relative)} can't be listed ({fault.Message}); give it read permission or leave it out."));
            return;
        }

        foreach (FileSystemInfo entry in entries)
            Sort(relative.Length == 0 ? entry.Name : $"{relative}/{entry.Name}", entry);
    }

    private void Sort(string path, FileSystemInfo entry)
    {
        if (entry.Name[0] == '.' || (OperatingSystem.IsWindows() && entry.Attributes.HasFlag(FileAttributes.Hidden)))
        {
            bool folder = entry is DirectoryInfo;
            _found.Add(new(path, "hidden", $"{path} is passed over, since it is a hidden {(folder ? "folder" : "file")}; name it as an input to have it read."));
        }
        else if (Directory.Exists(entry.FullName))
        {
            if (entry.LinkTarget is null)
                _folders.Push((path, entry.FullName));
            else
                _links[path] = entry.FullName;
        }
        else if (entry.LinkTarget is null ? File.Exists(entry.FullName) : File.Exists(RealPath.Of(entry.FullName)))
        {
            _found.Add(new(path));
        }
        else
        {
            _found.Add(new(path, "unreadable", $"{path} is a link to something that isn't there; mend the link or leave it out."));
        }
    }
}
