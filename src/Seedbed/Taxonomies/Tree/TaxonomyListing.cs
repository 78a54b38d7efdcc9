namespace Seedbed.Taxonomies.Tree;

/// <summary>Which <c>qna.yaml</c> a path means: all below a taxonomy or a part of one, or a single one.</summary>
public sealed record TaxonomyListing
{
    /// <summary>The path as it was given.</summary>
    public required string Path { get; init; }

    /// <summary>The files, in the order of their leaves' paths.</summary>
    public required IReadOnlyList<FoundLeaf> Leaves { get; init; }

    /// <summary>What was passed over, and why.</summary>
    public required IReadOnlyList<TaxonomyNotice> Notices { get; init; }

    /// <summary>Looks below a folder, or takes a single file. Links to folders are not followed.</summary>
    /// <exception cref="SeedbedException">There is nothing at that path, or it is no taxonomy.</exception>
    public static TaxonomyListing Of(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (File.Exists(path))
            return Single(path, path);
        if (!Directory.Exists(path))
            throw new SeedbedException($"{path} does not exist; name the folder of a taxonomy or a {TaxonomyNames.File}");
        if (TaxonomyNames.Within(path) is not { } prefix)
            return Outside(path);
        var walk = new TreeWalk(path, prefix);
        walk.Run(cancellationToken);
        return new() { Path = path, Leaves = walk.Leaves, Notices = walk.Notices };
    }

    private static TaxonomyListing Outside(string path)
    {
        string file = System.IO.Path.Combine(path, TaxonomyNames.File);
        return File.Exists(file)
            ? Single(path, file)
            : throw new SeedbedException(
                $"{path} holds none of the folders {string.Join(", ", TaxonomyNames.Folders)} and lies in none; name the folder that they lie in, or a {TaxonomyNames.File}");
    }

    private static TaxonomyListing Single(string path, string file)
    {
        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))!;
        string leaf = TaxonomyNames.LastIn(folder) ?? System.IO.Path.GetFileName(folder);
        return new() { Path = path, Leaves = [new(leaf.Length == 0 ? "leaf" : leaf, file)], Notices = [] };
    }
}
