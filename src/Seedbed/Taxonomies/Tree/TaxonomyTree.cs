namespace Seedbed.Taxonomies.Tree;

/// <summary>A taxonomy as it was read: its leaves, and what of it can't be used. One bad file doesn't keep the others from use.</summary>
public sealed record TaxonomyTree
{
    /// <summary>The path as it was given.</summary>
    public required string Path { get; init; }

    /// <summary>The leaves that may be used, in the order of their paths.</summary>
    public required IReadOnlyList<TaxonomyLeaf> Leaves { get; init; }

    /// <summary>Every <c>qna.yaml</c> that was read, in the order of their paths.</summary>
    public required IReadOnlyList<JudgedLeaf> Judged { get; init; }

    /// <summary>What was passed over or is odd, and why.</summary>
    public required IReadOnlyList<TaxonomyNotice> Notices { get; init; }

    /// <summary>The files with faults.</summary>
    public IEnumerable<JudgedLeaf> Rejected => Judged.Where(leaf => leaf.Qna.Verdict == QnaVerdict.Reject);

    /// <summary>The files that hold nothing.</summary>
    public IEnumerable<JudgedLeaf> Empty => Judged.Where(leaf => leaf.Qna.Verdict == QnaVerdict.Empty);

    /// <summary>Reads a taxonomy, a folder of one, or a single <c>qna.yaml</c>.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="read">Reads and judges one file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SeedbedException">There is nothing at that path, or it is no taxonomy.</exception>
    public static TaxonomyTree Read(string path, Func<string, QnaFile> read, CancellationToken cancellationToken = default) =>
        Read(TaxonomyListing.Of(path, cancellationToken), read, cancellationToken);

    /// <summary>Reads the files of a listing.</summary>
    /// <param name="listing">The files.</param>
    /// <param name="read">Reads and judges one file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static TaxonomyTree Read(TaxonomyListing listing, Func<string, QnaFile> read, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(listing);
        ArgumentNullException.ThrowIfNull(read);
        var judged = new List<JudgedLeaf>();
        foreach (FoundLeaf leaf in listing.Leaves)
        {
            cancellationToken.ThrowIfCancellationRequested();
            judged.Add(new(leaf.Path, read(leaf.File)));
        }

        var names = new LeafNames(judged.Where(leaf => leaf.Qna.Content is not null).Select(leaf => leaf.Path));
        List<TaxonomyNotice> notices = [.. listing.Notices, .. names.Notices];
        TaxonomyLeaf[] leaves = [.. judged.Where(leaf => leaf.Qna.Content is not null).Select(leaf => Leaf(leaf, names, notices))];
        return new() { Path = listing.Path, Judged = judged, Leaves = leaves, Notices = notices };
    }

    private static TaxonomyLeaf Leaf(JudgedLeaf judged, LeafNames names, List<TaxonomyNotice> notices) => new()
    {
        Path = judged.Path,
        File = judged.Qna.Path,
        Kinds = KindsOf(judged.Qna),
        Content = judged.Qna.Content!,
        Attribution = Attribution(judged.Qna.Path, notices),
        FileName = names.Of(judged.Path),
    };

    private static LeafKinds KindsOf(QnaFile qna)
    {
        if (qna.Kind == QnaKind.Knowledge)
            return LeafKinds.Knowledge;
        LeafKinds kinds = LeafKinds.None;
        foreach (SeedExample seed in qna.Content!.SeedExamples)
            kinds |= seed.Context is null ? LeafKinds.Skill : LeafKinds.Grounded;
        return kinds;
    }

    private static string? Attribution(string file, List<TaxonomyNotice> notices)
    {
        string path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))!, TaxonomyNames.Attribution);
        try
        {
            string? text = File.Exists(path) ? File.ReadAllText(path).Trim() : null;
            return string.IsNullOrEmpty(text) ? null : text;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            notices.Add(new(path, "unreadable", $"{path} can't be read ({fault.Message}); give it read permission."));
            return null;
        }
    }
}
