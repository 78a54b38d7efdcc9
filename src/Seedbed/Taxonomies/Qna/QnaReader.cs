namespace Seedbed.Taxonomies.Qna;

/// <summary>
/// Reads and judges <c>qna.yaml</c> files as InstructLab's own parser does: the same are accepted, in YAML 1.1 and by the
/// same schemas, but every fault has its line, its column and a way to mend it. Safe to call from several threads.
/// </summary>
public static class QnaReader
{
    // The official parser needs minutes for less.
    private const long Largest = 1 << 26;

    /// <summary>Reads a file. Whatever is wrong with it, a missing file included, stands among its faults.</summary>
    public static QnaFile Read(string path, TaxonomyProfile profile = TaxonomyProfile.Ilab, QnaReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new();
        if (FaultOfName(path) is { } fault)
            return Rejected(path, fault);
        byte[] bytes;
        try
        {
            if (new FileInfo(path).Length > Largest)
                return Rejected(path, FileFault("file-size", $"the file is larger than {Largest >> 20} MiB", "Split it into several leaves."));
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            return Rejected(path, FileFault("file-read", $"the file cannot be read: {unread.Message.TrimEnd('.')}", "Give the permission to read it."));
        }

        QnaFile file = Read(bytes, path, profile, options);
        return options.DemandsAttribution ? Attribution.Demand(file) : file;
    }

    /// <summary>Reads a file's bytes as if they stood at a path.</summary>
    public static QnaFile Read(ReadOnlySpan<byte> bytes, string path, TaxonomyProfile profile = TaxonomyProfile.Ilab, QnaReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Path.GetFileName(path) == TaxonomyFolders.FileName
            ? new Judge(path, profile, options ?? new()).Judged(bytes)
            : Rejected(path, WrongName(path));
    }

    private static TaxonomyFault? FaultOfName(string path)
    {
        if (!File.Exists(path))
            return FileFault("file-exists", "the file does not exist or is not a file", "Check its path.");
        return Path.GetFileName(path) == TaxonomyFolders.FileName ? null : WrongName(path);
    }

    private static TaxonomyFault WrongName(string path) =>
        FileFault("file-name", $"a leaf's file is named {TaxonomyFolders.FileName}, not {Path.GetFileName(path)}", $"Rename it to {TaxonomyFolders.FileName}.");

    private static TaxonomyFault FileFault(string rule, string message, string fix) => new(1, 1, "", rule, message, fix);

    private static QnaFile Rejected(string path, TaxonomyFault fault) => new()
    {
        Path = path,
        TaxonomyPath = Judge.FolderOf(path),
        Verdict = QnaVerdict.Reject,
        Faults = [fault],
    };
}
