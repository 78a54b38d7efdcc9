using Seedbed.Taxonomies.Git;
using Seedbed.Taxonomies.Tree;

namespace Seedbed.Taxonomies.Documents;

/// <summary>The search for one leaf's documents, and what it met.</summary>
internal sealed class LeafSearch
{
    private const int MostOfPointer = 1024;

    private readonly List<LeafDocumentFile> _files = [];
    private readonly List<LeafDocumentFault> _faults = [];
    private readonly List<GlobPattern> _patterns = [];
    private readonly Lazy<DocumentLines> _lines;
    private string _shown = "";

    public LeafSearch(TaxonomyLeaf leaf, QnaDocuments asked)
    {
        (Leaf, Asked) = (leaf, asked);
        _lines = new(() => DocumentLines.Read(leaf.File));
        foreach (string text in asked.Patterns)
        {
            if (GlobPattern.Parse(text) is { } pattern)
                _patterns.Add(pattern);
            else
                Fault(_lines.Value.Pattern(text), "pattern-leaves", $"the pattern '{text}' leads out of the repository; write one without '..' that doesn't begin with '/'");
        }
    }

    public TaxonomyLeaf Leaf { get; }

    public QnaDocuments Asked { get; }

    public LeafDocumentOrigin Origin { get; private set; }

    public bool HasPatterns => _patterns.Count > 0;

    /// <summary>
    /// Looks in the user's folder: in the leaf's own path below it, whatever the patterns. A folder that isn't laid out by
    /// leaves stands in for the repository, and an only leaf whose patterns match nothing in it takes all.
    /// </summary>
    public bool InFolder(string folder, bool isOnly, CancellationToken cancellationToken)
    {
        string own = Path.Combine(folder, Leaf.Path.Replace('/', Path.DirectorySeparatorChar));
        GlobPattern all = GlobPattern.Parse("**")!;
        if (Directory.Exists(own) && Take(LeafDocumentOrigin.Folder, own, [all], cancellationToken))
            return true;
        // What lies there is other leaves', though the patterns may match it.
        if (Array.Exists(TaxonomyNames.Folders, name => Directory.Exists(Path.Combine(folder, name))))
            return false;
        return Take(LeafDocumentOrigin.Folder, folder, _patterns, cancellationToken)
            || (isOnly && Take(LeafDocumentOrigin.Folder, folder, [all], cancellationToken));
    }

    /// <summary>Looks beside the <c>qna.yaml</c>, by the patterns; what lies in another leaf's folder is that leaf's.</summary>
    public bool Beside(CancellationToken cancellationToken) =>
        Take(LeafDocumentOrigin.Beside, Leaf.Folder, _patterns, cancellationToken);

    /// <summary>Looks in the repository's files.</summary>
    public void InRepository(string root, string shown, CancellationToken cancellationToken)
    {
        _shown = shown;
        Take(LeafDocumentOrigin.Repository, root, _patterns, cancellationToken);
    }

    public void Fail(GitException fault) =>
        Fault(fault.Reason == "commit-missing" ? _lines.Value.Commit : _lines.Value.Repository, fault.Reason, fault.Message);

    public LeafDocumentSet End(LeafDocumentOrigin origin)
    {
        if (_files.Count == 0 && _faults.Count == 0)
            Fault(_lines.Value.Document, "no-documents", "no document was found; mend `document`, or give the documents with --documents FOLDER");
        return new(_files.Count == 0 ? LeafDocumentOrigin.None : origin, _files, _faults);
    }

    private bool Take(LeafDocumentOrigin origin, string root, IReadOnlyList<GlobPattern> patterns, CancellationToken cancellationToken)
    {
        var glob = new FolderGlob(root);
        GlobPattern[] idle = [.. patterns.Where(pattern => !glob.Add(pattern, cancellationToken))];
        string[] names = [.. glob.Files.Where(name => origin != LeafDocumentOrigin.Beside || IsOwn(name))];
        if (names.Length == 0 && origin != LeafDocumentOrigin.Repository)
            return false;
        Origin = origin;
        foreach (GlobPattern pattern in idle)
            Fault(_lines.Value.Pattern(pattern.Text), "no-match", $"the pattern '{pattern.Text}' matches no document {Where(origin, root)}; mend it");
        foreach (string link in glob.Leaving)
            Fault(_lines.Value.Document, "link-leaves", $"{link} is a link that leads out of the documents' folder or to nothing, and is not followed; put the file itself there");
        foreach (string name in names)
            Take(new LeafDocumentFile(name, glob.PathOf(name)));
        return names.Length > 0;
    }

    private string Where(LeafDocumentOrigin origin, string root) => origin switch
    {
        LeafDocumentOrigin.Beside => "beside the qna.yaml",
        LeafDocumentOrigin.Repository => $"in {_shown} at {Asked.Commit}",
        _ => $"in {root}",
    };

    private void Take(LeafDocumentFile file)
    {
        if (IsPointer(file.Path))
            Fault(_lines.Value.Document, "not-fetched", $"{file.Name} is kept in Git LFS, which is not fetched; give the documents with --documents FOLDER");
        else
            _files.Add(file);
    }

    private bool IsOwn(string name)
    {
        string[] parts = name.Split('/');
        if (parts[^1] is TaxonomyNames.File or TaxonomyNames.Attribution)
            return false;
        for (int depth = 1; depth < parts.Length; depth++)
        {
            if (File.Exists(Path.Combine([Leaf.Folder, .. parts[..depth], TaxonomyNames.File])))
                return false;
        }

        return true;
    }

    private static bool IsPointer(string path)
    {
        ReadOnlySpan<byte> mark = "version https://git-lfs.github.com/spec/"u8;
        try
        {
            using FileStream file = File.OpenRead(path);
            byte[] head = new byte[mark.Length];
            return file.Length < MostOfPointer && file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.AsSpan().SequenceEqual(mark);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            // Its reader says so.
            return false;
        }
    }

    private void Fault(int line, string reason, string sentence) =>
        _faults.Add(new(Leaf.File, line, reason, $"{Leaf.File}:{line}: {sentence}."));
}
