using System.Runtime.CompilerServices;
using Seedbed.Ingestion;
using Seedbed.Recipes;
using Seedbed.Taxonomies;

namespace Seedbed.Runs;

/// <summary>The seed examples of a taxonomy's leaves as units, those of knowledge with the chunks of the leaf's documents: <c>source: taxonomy</c>.</summary>
public sealed class TaxonomyUnits : UnitSource
{
    private readonly IReadOnlyList<OpenLeaf> _leaves;
    private readonly IReadOnlyList<Reject> _rejects;
    private readonly IReadOnlyList<(string Path, string FullPath)> _judged;
    private readonly IReadOnlyList<string> _barren;
    private readonly TaxonomySource _source;
    private readonly Dictionary<string, OpenLeaf> _byPath = new(StringComparer.Ordinal);
    private readonly DocumentCutting _cutting;
    private readonly int _seedRoom;

    internal TaxonomyUnits(
        IReadOnlyList<OpenLeaf> leaves, IReadOnlyList<Reject> rejects, IReadOnlyList<(string Path, string FullPath)> judged, IReadOnlyList<string> barren, TaxonomySource source, DocumentCutting cutting, int seedRoom)
    {
        (_leaves, _rejects, _judged, _barren, _source) = (leaves, rejects, judged, barren, source);
        _cutting = cutting;
        _seedRoom = seedRoom;
        foreach (OpenLeaf leaf in leaves)
            _byPath[leaf.Leaf.Path] = leaf;
    }

    /// <inheritdoc/>
    public override string Verb => _source.Kind;

    /// <inheritdoc/>
    public override string? Reading => _leaves.Select(static leaf => leaf.Documents?.Reading).FirstOrDefault(static reading => reading is not null);

    /// <inheritdoc/>
    public override int Documents => Math.Max(1, _leaves.Sum(static leaf => leaf.Count));

    /// <inheritdoc/>
    public override IReadOnlyList<string> Groups => [.. _leaves.Select(static leaf => leaf.Leaf.Path), .. _barren];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes => Remarks;

    /// <summary>What <see cref="Notes"/> says.</summary>
    internal IReadOnlyList<string> Remarks { private get; init; } = [];

    /// <summary>A leaf that can be worked; null for one that can't.</summary>
    internal OpenLeaf? Find(string leaf) => _byPath.GetValueOrDefault(leaf);

    /// <inheritdoc/>
    public override IReadOnlyList<SeedExample> SeedsOf(string leaf) => Find(leaf)?.Leaf.Content.SeedExamples ?? [];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Path, string FullPath)> Files =>
    [
        .. _judged,
        .. _leaves.SelectMany(static leaf => leaf.Documents?.Listing.Files ?? []).Select(static file => (file.Path, file.FullPath)),
    ];

    /// <inheritdoc/>
    public override async IAsyncEnumerable<SourceItem> ReadAsync(SourceKeep keep, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keep);
        foreach (Reject reject in _rejects)
            yield return SourceItem.Of(reject);
        using DocumentCutter cutter = _cutting.Open();
        foreach (OpenLeaf leaf in _leaves)
        {
            keep.Keep(leaf.Leaf);
            bool opens = true;
            await foreach (SourceItem item in ItemsAsync(leaf, cutter, keep, cancellationToken).ConfigureAwait(false))
            {
                yield return item.Unit is { } unit ? SourceItem.Of(unit, opens) : item;
                opens &= item.Unit is null;
            }
        }
    }

    private async IAsyncEnumerable<SourceItem> ItemsAsync(OpenLeaf leaf, DocumentCutter cutter, SourceKeep keep, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var units = new LeafUnits(leaf.Leaf, _seedRoom, _source.SeedsTogether);
        foreach (Reject fault in leaf.Faults)
            yield return SourceItem.Of(fault);
        if (leaf.Documents is not { } documents)
        {
            foreach (Unit unit in units.OfSkills(_source.Leaves))
                yield return SourceItem.Of(unit, opensInput: false);
            yield break;
        }

        await foreach (DocumentOutcome outcome in documents.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            IEnumerable<Chunk> chunks = outcome.Document is { } document ? await cutter.CutAsync(document, cancellationToken).ConfigureAwait(false) : [];
            foreach (SourceItem item in Items(units, outcome, chunks, keep))
                yield return item;
        }
    }

    private static IEnumerable<SourceItem> Items(LeafUnits units, DocumentOutcome outcome, IEnumerable<Chunk> chunks, SourceKeep keep)
    {
        if (outcome.Document is not { } document)
        {
            yield return SourceItem.Of(outcome.Reject!);
            yield break;
        }

        keep.Keep(document);
        bool hasChunks = false;
        foreach (Chunk chunk in chunks)
        {
            hasChunks = true;
            keep.Keep(chunk);
            foreach (Unit unit in units.OfKnowledge(chunk))
                yield return SourceItem.Of(unit, opensInput: false);
        }

        if (!hasChunks)
            yield return SourceItem.Of(new Reject(Pipeline.SourceName, "no-text", $"{document.Path} gave no chunk; it has no text to ask about", Item: document.Path));
    }
}
