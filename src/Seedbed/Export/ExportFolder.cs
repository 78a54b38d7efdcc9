namespace Seedbed.Export;

/// <summary>A folder that is filled beside its place and takes it when whole; thrown away when not.</summary>
internal sealed class ExportFolder : IDisposable
{
    private readonly string _place;
    private readonly string _work;

    private ExportFolder(string place, string work) => (_place, _work) = (place, work);

    /// <summary>Refuses a place that holds anything but an earlier export, before any work is done.</summary>
    public static ExportFolder Open(string place)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(place));
        try
        {
            if (File.Exists(full))
                throw new SeedbedException($"{place} is a file; name a folder for the export");
            if (Directory.Exists(full) && Stranger(full) is { } stranger)
                throw new SeedbedException($"{place} holds '{stranger}', which no export wrote; name another folder");
            string work = $"{full}.partial";
            if (Directory.Exists(work))
                Directory.Delete(work, recursive: true);
            Directory.CreateDirectory(work);
            return new(full, work);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SeedbedException($"cannot write the export to {place}: {fault.Message}", fault);
        }
    }

    /// <summary>Where a file of the export lies while it is written.</summary>
    public string At(string name) => Path.Combine(_work, name);

    /// <summary>A new file, by its path in the folder with <c>/</c>.</summary>
    public FileStream Create(string name)
    {
        if (name.Contains('/'))
            Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        return new(At(name), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
    }

    /// <summary>Puts the whole folder into its place; an earlier export makes room, and comes back if that fails.</summary>
    public void Finish()
    {
        string old = $"{_place}.old";
        if (Directory.Exists(old))
            Directory.Delete(old, recursive: true);
        bool replaces = Directory.Exists(_place);
        if (replaces)
            Directory.Move(_place, old);
        try
        {
            Directory.Move(_work, _place);
        }
        catch (Exception fault) when (replaces && fault is IOException or UnauthorizedAccessException)
        {
            Directory.Move(old, _place);
            throw;
        }

        if (replaces)
            Directory.Delete(old, recursive: true);
    }

    public void Dispose()
    {
        try
        {
            if (Directory.Exists(_work))
                Directory.Delete(_work, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // What is left is named .partial and goes with the next export.
        }
    }

    // An export is known by its card, which lists its files; anything else is the user's.
    private static string? Stranger(string folder)
    {
        string card = Path.Combine(folder, "README.md");
        IReadOnlyCollection<string> ours = File.Exists(card) ? DatasetCard.FilesIn(card) : [];
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Concat(Directory.EnumerateDirectories(folder).Where(IsEmpty).Select(path => Path.GetFileName(path)))
            .FirstOrDefault(name => !ours.Contains(name));
    }

    private static bool IsEmpty(string folder) => !Directory.EnumerateFileSystemEntries(folder).Any();
}
