namespace Seedbed.Ingestion.Archives;

/// <summary>A folder for files that are needed only for a moment. It is made with the first and gone when disposed.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly Lock _lock = new();
    private string? _folder;
    private int _files;

    /// <summary>The folder itself, which is made when it is asked for.</summary>
    public string Root
    {
        get
        {
            lock (_lock)
            {
                return _folder ??= Directory.CreateTempSubdirectory("seedbed-scratch-").FullName;
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
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }
}
