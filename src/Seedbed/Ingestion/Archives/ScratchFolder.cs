namespace Seedbed.Ingestion.Archives;

/// <summary>
/// A folder for files that are needed only for a moment. It is made with the first and gone when disposed; one that a killed process
/// left is removed by the next that makes its own. A folder in use is told by its file <c>lock</c>, which the system holds for its process.
/// </summary>
internal sealed class ScratchFolder : IDisposable
{
    private const string Prefix = "seedbed-scratch-";
    private const string LockName = "lock";
    private readonly Lock _lock = new();
    private FileStream? _held;
    private string? _folder;
    private int _files;

    /// <summary>The folder itself, which is made when it is asked for.</summary>
    public string Root
    {
        get
        {
            lock (_lock)
            {
                return _folder ??= Make();
            }
        }
    }

    /// <summary>A path for a new file.</summary>
    /// <param name="ending">The file's ending.</param>
    public string NewPath(string ending)
    {
        lock (_lock)
        {
            return Path.Combine(Root, $"{++_files}{ending}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _held?.Dispose();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    private string Make()
    {
        RemoveLeft();
        string folder = Directory.CreateTempSubdirectory(Prefix).FullName;
        _held = new FileStream(Path.Combine(folder, LockName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        return folder;
    }

    private static void RemoveLeft()
    {
        foreach (DirectoryInfo folder in new DirectoryInfo(Path.GetTempPath()).EnumerateDirectories(Prefix + "*"))
        {
            if (folder.LinkTarget is null && IsLeft(Path.Combine(folder.FullName, LockName)))
                Remove(folder);
        }
    }

    // Only the lock of a process that is gone can be taken.
    private static bool IsLeft(string path)
    {
        try
        {
            using var taken = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // another process removes it, or it is another user's
        }
    }
}
