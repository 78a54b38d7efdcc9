using System.IO.Enumeration;

namespace Seedbed.Taxonomies.Qna;

/// <summary>Finds the <c>qna.yaml</c> files that paths name: files as they are given, of folders what InstructLab would read there.</summary>
public sealed class QnaWalk
{
    private readonly List<string> _files = [];
    private readonly List<string> _outside = [];
    private readonly List<string> _misnamed = [];

    private QnaWalk()
    {
    }

    /// <summary>The files, in the order of the given paths, those of a folder by name.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>Files beside the taxonomy's folders, which InstructLab does not read: those of <c>foundational_skills</c>, for one.</summary>
    public IReadOnlyList<string> Outside => _outside;

    /// <summary>Files that are no leaf's since their name is not exactly <c>qna.yaml</c>: <c>qna.yml</c>, <c>QNA.yaml</c>.</summary>
    public IReadOnlyList<string> Misnamed => _misnamed;

    /// <summary>Walks the paths. Links to folders are not followed.</summary>
    /// <exception cref="SeedbedException">A folder holds no such file.</exception>
    public static QnaWalk Of(IEnumerable<string> paths, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var walk = new QnaWalk();
        foreach (string path in paths.Distinct(StringComparer.Ordinal))
        {
            if (Directory.Exists(path))
                walk.AddFolder(path, cancellationToken);
            else
                walk._files.Add(path);
        }

        return walk;
    }

    private void AddFolder(string folder, CancellationToken cancellationToken)
    {
        List<string> found = [.. Leaves(folder, cancellationToken)];
        found.Sort(StringComparer.Ordinal);
        _misnamed.AddRange(found.Where(path => Path.GetFileName(path) != TaxonomyFolders.FileName));
        found.RemoveAll(path => Path.GetFileName(path) != TaxonomyFolders.FileName);
        if (found.Count == 0)
            throw new SeedbedException($"{folder} holds no {TaxonomyFolders.FileName}; name a taxonomy, a folder in one, or files");
        bool isTaxonomy = !HasTaxonomyPart(Path.GetFullPath(folder)) && found.Exists(path => HasTaxonomyPart(Path.GetRelativePath(folder, path)));
        _files.AddRange(found.Where(path => !isTaxonomy || HasTaxonomyPart(Path.GetRelativePath(folder, path))));
        _outside.AddRange(found.Where(path => isTaxonomy && !HasTaxonomyPart(Path.GetRelativePath(folder, path))));
    }

    private static FileSystemEnumerable<string> Leaves(string folder, CancellationToken cancellationToken) =>
        new FileSystemEnumerable<string>(
            folder,
            (ref FileSystemEntry entry) => entry.ToSpecifiedFullPath(),
            new() { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => IsNamedLike(ref entry),
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && !entry.FileName.SequenceEqual(".git");
            },
        };

    private static bool IsNamedLike(ref FileSystemEntry entry) =>
        !entry.IsDirectory
        && (entry.FileName.Equals("qna.yaml", StringComparison.OrdinalIgnoreCase) || entry.FileName.Equals("qna.yml", StringComparison.OrdinalIgnoreCase));

    private static bool HasTaxonomyPart(string path) => path.Split('/', Path.DirectorySeparatorChar).Any(TaxonomyFolders.IsTaxonomy);
}
