using Seedbed.Cli.Terminal;
using Seedbed.Ingestion;
using Seedbed.Ingestion.Web;
using Seedbed.Taxonomies;
using Seedbed.Taxonomies.Documents;
using Seedbed.Taxonomies.Qna;
using Seedbed.Taxonomies.Tree;

namespace Seedbed.Cli.Commands;

/// <summary>The texts of documents as they read today, by path.</summary>
internal static class TodaysTexts
{
    /// <summary>Reads all documents of the input; what comes back finds a text by the path that rows carry, null where there is none or it can't be read.</summary>
    public static async Task<Func<string, CancellationToken, ValueTask<string?>>> OfAsync(string input, SourceOptions options, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        using WebPages pages = await WebPages.FetchAsync([input], options, kept: null, cancellationToken);
        await AddAsync(texts, new DocumentSource([input], options with { Pages = pages }), cancellationToken);
        return (path, _) => ValueTask.FromResult(texts.GetValueOrDefault(path));
    }

    /// <summary>The same of the documents that a taxonomy's leaves have now, wherever they lie.</summary>
    /// <exception cref="SeedbedException">There is no taxonomy, or no folder for documents.</exception>
    public static async Task<Func<string, CancellationToken, ValueTask<string?>>> OfAsync(
        IReadOnlyList<string> taxonomies, LeafDocumentsOptions options, CancellationToken cancellationToken)
    {
        TaxonomyLeaf[] leaves = [.. taxonomies.SelectMany(path => TaxonomyTree.Read(path, static file => QnaReader.Read(file, TaxonomyProfile.Ilab), cancellationToken).Leaves)];
        var finder = new LeafDocuments(options);
        bool isOnly = leaves.Count(static leaf => leaf.Content.Documents is not null) == 1;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (TaxonomyLeaf leaf in leaves.Where(static leaf => leaf.Content.Documents is not null))
        {
            LeafDocumentSet found = await finder.FindAsync(leaf, isOnly, cancellationToken);
            foreach (LeafDocumentFault fault in found.Faults)
                await Console.Error.WriteLineAsync(PlainText.Of($"{fault.Reason}: {fault.Detail}"));
            SourceFile[] files = [.. found.Files.Select(file => SourceFile.At($"{leaf.Path}/{file.Name}", file.Path))];
            await AddAsync(texts, DocumentSource.Of(files, new()), cancellationToken);
        }

        return (path, _) => ValueTask.FromResult(texts.GetValueOrDefault(path));
    }

    private static async Task AddAsync(Dictionary<string, string> texts, DocumentSource source, CancellationToken cancellationToken)
    {
        await foreach (DocumentOutcome outcome in source.ReadAsync(cancellationToken))
        {
            if (outcome.Document is { } document)
                texts[document.Path] = document.Text;
        }
    }
}
