using Seedbed.Taxonomies;

namespace Seedbed.Runs;

/// <summary>Where a run's units come from. A source of your own derives from this; Seedbed's are chunks of documents, rows of files and leaves of taxonomies.</summary>
public abstract class UnitSource
{
    /// <summary>The kind of source, as recipes call it: <c>chunks</c>, <c>rows</c>, <c>taxonomy</c>.</summary>
    public abstract string Verb { get; }

    /// <summary>The columns that its inputs themselves bring, as far as they are known; empty where the kind of source says it all.</summary>
    public virtual IReadOnlyList<string> OwnColumns => [];

    /// <summary>The groups that are known before a unit is read, those that will have none included: a taxonomy's leaves.</summary>
    public virtual IReadOnlyList<string> Groups => [];

    /// <summary>How many documents or row files there are; 0 when unknown.</summary>
    public virtual int Documents => Files.Count;

    /// <summary>The files that it reads, by the path that rows carry and where they lie; they tell whether a run's inputs changed.</summary>
    public virtual IReadOnlyList<(string Path, string FullPath)> Files => [];

    /// <summary>What decides how its documents are read, where that is not as usual; null where it is.</summary>
    public virtual string? Reading => null;

    /// <summary>What the user should know of the inputs besides what is rejected: one sentence each.</summary>
    public virtual IReadOnlyList<string> Notes => [];

    /// <summary>All seed examples of a taxonomy's leaf by its path; none where there is no such leaf.</summary>
    public virtual IReadOnlyList<SeedExample> SeedsOf(string leaf) => [];

    /// <summary>Hands out the units and the inputs that never became one, in the source's order.</summary>
    /// <param name="keep">Takes the documents and chunks that rows will refer to.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public abstract IAsyncEnumerable<SourceItem> ReadAsync(SourceKeep keep, CancellationToken cancellationToken);
}
