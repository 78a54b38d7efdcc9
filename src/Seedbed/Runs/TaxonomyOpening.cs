using System.Globalization;
using Seedbed.Ingestion;
using Seedbed.Recipes;
using Seedbed.Taxonomies;
using Seedbed.Taxonomies.Documents;
using Seedbed.Taxonomies.Qna;
using Seedbed.Taxonomies.Tree;

namespace Seedbed.Runs;

/// <summary>Opens taxonomies: reads their leaves, and looks for the documents of those that have some. What can't be used is a reject; the other leaves go on.</summary>
internal sealed class TaxonomyOpening(TaxonomySource source, SourceOptions files, DocumentCutting cutting, LeafDocumentsOptions documents, int seedRoom)
{
    // Each may be a clone.
    private const int AtOnce = 4;

    private readonly List<Reject> _rejects = [];
    private readonly List<(string Path, string FullPath)> _read = [];
    private readonly List<string> _barren = [];
    private readonly List<string> _remarks = [];

    /// <exception cref="SeedbedException">There is no taxonomy, none of its leaves can be used, or the folder for documents does not exist.</exception>
    public async Task<TaxonomyUnits> OpenAsync(IReadOnlyList<string> inputs, CancellationToken cancellationToken)
    {
        var leaves = new List<TaxonomyLeaf>();
        foreach (string input in inputs)
            leaves.AddRange(Usable(TaxonomyTree.Read(input, static path => QnaReader.Read(path, TaxonomyProfile.Ilab), cancellationToken)));
        if (leaves.Count == 0)
            throw Nothing(inputs);
        var finder = new LeafDocuments(documents);
        bool isOnly = leaves.Count(static leaf => leaf.Content.Documents is not null) == 1;
        var open = new OpenLeaf[leaves.Count];
        await Parallel.ForAsync(0, leaves.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (i, token) =>
            open[i] = Open(leaves[i], await finder.FindAsync(leaves[i], isOnly, token).ConfigureAwait(false))).ConfigureAwait(false);
        return new(open, _rejects, _read, _barren, source, cutting, seedRoom) { Remarks = _remarks };
    }

    private TaxonomyLeaf[] Usable(TaxonomyTree tree)
    {
        foreach (TaxonomyNotice notice in tree.Notices)
        {
            // Such leaves are worked like any other.
            if (notice.Reason == TaxonomyNotice.SameName)
                _remarks.Add(notice.Detail.TrimEnd('.'));
            else
                Reject(notice.Path, notice.Reason, notice.Detail);
        }

        foreach (JudgedLeaf judged in tree.Judged)
        {
            _read.Add(($"{judged.Path}/{Path.GetFileName(judged.Qna.Path)}", Path.GetFullPath(judged.Qna.Path)));
            if (judged.Qna.Verdict == QnaVerdict.Empty)
                Barren(judged.Path, "empty", $"{judged.Path}: its qna.yaml holds nothing; write its seed examples or remove it");
            else if (judged.Qna.Verdict == QnaVerdict.Reject)
                Barren(judged.Path, "invalid", Invalid(judged));
        }

        TaxonomyLeaf[] taken = [.. tree.Leaves.Where(IsTaken)];
        _remarks.AddRange(taken.Select(leaf => LeafSkeleton.RemarkOn(leaf.Path, leaf.Content)).OfType<string>());
        return taken;
    }

    private bool IsTaken(TaxonomyLeaf leaf)
    {
        bool isTaken = source.Leaves.Any(kind => leaf.Kinds.HasFlag(kind switch
        {
            TaxonomySource.Knowledge => LeafKinds.Knowledge,
            TaxonomySource.Grounded => LeafKinds.Grounded,
            _ => LeafKinds.Skill,
        }));
        if (!isTaken)
            Reject(leaf.Path, "other-kind", $"{leaf.Path} is passed over, since the recipe takes {string.Join(", ", source.Leaves)} alone");
        return isTaken;
    }

    private static string Invalid(JudgedLeaf judged)
    {
        IReadOnlyList<TaxonomyFault> faults = judged.Qna.Faults;
        string further = faults.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({faults.Count - 1:N0} more: seedbed validate lists them)") : "";
        string fix = faults[0].Fix.TrimEnd('.');
        return $"{judged.Path}/qna.yaml:{faults[0].Line}:{faults[0].Column}: {faults[0].Message}; {char.ToLowerInvariant(fix[0])}{fix[1..]}{further}";
    }

    private OpenLeaf Open(TaxonomyLeaf leaf, LeafDocumentSet found)
    {
        Reject[] faults = [.. found.Faults.Select(fault => new Reject(Pipeline.SourceName, fault.Reason, fault.Detail, Item: leaf.Path))];
        if (found.Files.Count == 0)
            return new(leaf, null, LeafDocumentOrigin.None, faults);
        SourceFile[] listed = [.. found.Files.Select(file => SourceFile.At($"{leaf.Path}/{file.Name}", file.Path))];
        return new(leaf, DocumentSource.Of(listed, files with { Step = Pipeline.SourceName }), found.Origin, faults);
    }

    private void Barren(string leaf, string reason, string detail)
    {
        _barren.Add(leaf);
        Reject(leaf, reason, detail);
    }

    private void Reject(string item, string reason, string detail) => _rejects.Add(new(Pipeline.SourceName, reason, detail, Item: item));

    private SeedbedException Nothing(IReadOnlyList<string> inputs) => new(
        $"no leaf of {string.Join(", ", inputs)} can be used{(_rejects.Count == 0 ? "" : $": {_rejects[0].Detail}")}; seedbed validate says what is wrong with each");
}
