using System.Runtime.CompilerServices;
using Seedbed.Chunking;
using Seedbed.Ingestion;

namespace Seedbed.Runs;

/// <summary>Chunks of documents as units: <c>source: chunks</c>. Several documents are read and cut at once; the order is the listing's.</summary>
public sealed class ChunkSource : UnitSource
{
    private readonly DocumentSource _documents;
    private readonly DocumentCutting _cutting;

    /// <summary>The chunks of these documents.</summary>
    public ChunkSource(DocumentSource documents, ChunkOptions? options = null)
        : this(documents, new DocumentCutting(options ?? new(), null, TimeProvider.System))
    {
    }

    internal ChunkSource(DocumentSource documents, DocumentCutting cutting)
    {
        ArgumentNullException.ThrowIfNull(documents);
        cutting.Options.Validate();
        (_documents, _cutting) = (documents, cutting);
    }

    /// <inheritdoc/>
    public override string Verb => "chunks";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Path, string FullPath)> Files =>
        [.. _documents.Listing.Files.Select(file => (file.Path, file.FullPath))];

    /// <inheritdoc/>
    public override string? Reading => _documents.Reading;

    /// <inheritdoc/>
    public override int Documents => _documents.Count;

    /// <inheritdoc/>
    public override async IAsyncEnumerable<SourceItem> ReadAsync(
        SourceKeep keep, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keep);
        using DocumentCutter cutter = _cutting.Open();
        var ahead = new Queue<Task<(DocumentOutcome Outcome, List<Chunk> Chunks)>>();
        await foreach (DocumentOutcome outcome in _documents.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            ahead.Enqueue(Task.Run(() => CutAsync(cutter, outcome, cancellationToken), cancellationToken));
            if (ahead.Count < Environment.ProcessorCount)
                continue;
            foreach (SourceItem item in Items(await ahead.Dequeue().ConfigureAwait(false), keep))
                yield return item;
        }

        while (ahead.TryDequeue(out Task<(DocumentOutcome, List<Chunk>)>? cutting))
        {
            foreach (SourceItem item in Items(await cutting.ConfigureAwait(false), keep))
                yield return item;
        }
    }

    private static async Task<(DocumentOutcome Outcome, List<Chunk> Chunks)> CutAsync(DocumentCutter cutter, DocumentOutcome outcome, CancellationToken cancellationToken) =>
        (outcome, outcome.Document is { } document ? [.. await cutter.CutAsync(document, cancellationToken).ConfigureAwait(false)] : []);

    private static IEnumerable<SourceItem> Items((DocumentOutcome Outcome, List<Chunk> Chunks) read, SourceKeep keep)
    {
        if (read.Outcome.Document is not { } document)
            return [SourceItem.Of(read.Outcome.Reject!)];
        keep.Keep(document);
        if (read.Chunks.Count == 0)
        {
            string detail = $"{document.Path} gave no chunk; it has no text to ask about.";
            return [SourceItem.Of(new Reject(Pipeline.SourceName, "no-text", detail, Item: document.Path))];
        }

        foreach (Chunk chunk in read.Chunks)
            keep.Keep(chunk);
        return read.Chunks.Select((chunk, place) => SourceItem.Of(ChunkUnit.Of(chunk), opensInput: place == 0));
    }
}
