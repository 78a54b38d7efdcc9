using Seedbed.Taxonomies.Git;
using Seedbed.Taxonomies.Tree;

namespace Seedbed.Taxonomies.Documents;

/// <summary>
/// Finds the documents of knowledge leaves: in the folder that the user named, else beside the <c>qna.yaml</c>, else in the
/// leaf's repository. The first place that has any is used alone. Safe to use for many leaves at once.
/// </summary>
public sealed class LeafDocuments
{
    private readonly string? _folder;
    private readonly GitStore _store;

    /// <summary>Makes it; nothing is looked for yet.</summary>
    /// <exception cref="SeedbedException">The folder that the user named does not exist.</exception>
    public LeafDocuments(LeafDocumentsOptions? options = null, TimeProvider? time = null)
    {
        LeafDocumentsOptions chosen = options ?? new();
        if (chosen.Folder is { } folder && !Directory.Exists(folder))
            throw new SeedbedException($"--documents {folder} is no folder; name the folder that holds the documents of the leaves");
        _folder = chosen.Folder;
        TimeProvider clock = time ?? TimeProvider.System;
        _store = new(new(chosen.Git, clock), Path.GetFullPath(chosen.Cache), clock);
    }

    /// <summary>A repository's address without a user, a password or a token.</summary>
    public static string Shown(string repository) => GitAddress.Public(repository);

    /// <summary>The documents of a leaf. What can't be had is a fault, not an exception; skills have none.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="isOnly">Whether it is the only leaf with documents, so that all of the user's folder is its own.</param>
    /// <param name="cancellationToken">Stops it, and kills git.</param>
    public async Task<LeafDocumentSet> FindAsync(TaxonomyLeaf leaf, bool isOnly, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        if (leaf.Content.Documents is not { } asked)
            return new(LeafDocumentOrigin.None, [], []);
        var search = new LeafSearch(leaf, asked);
        if (!search.HasPatterns)
            return search.End(LeafDocumentOrigin.None);
        if ((_folder is not null && search.InFolder(_folder, isOnly, cancellationToken)) || search.Beside(cancellationToken))
            return search.End(search.Origin);
        return await InRepositoryAsync(search, cancellationToken).ConfigureAwait(false);
    }

    private async Task<LeafDocumentSet> InRepositoryAsync(LeafSearch search, CancellationToken cancellationToken)
    {
        try
        {
            var address = GitAddress.Parse(search.Asked.Repository, search.Leaf.Folder);
            string files = await _store.FilesAsync(address, search.Asked.Commit, cancellationToken).ConfigureAwait(false);
            search.InRepository(files, address.Shown, cancellationToken);
        }
        catch (GitException fault)
        {
            search.Fail(fault);
        }

        return search.End(LeafDocumentOrigin.Repository);
    }
}
