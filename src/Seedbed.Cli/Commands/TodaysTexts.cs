using Seedbed.Ingestion;

namespace Seedbed.Cli.Commands;

/// <summary>The texts of documents as they read today, by path.</summary>
internal static class TodaysTexts
{
    /// <summary>Reads all documents of the input; what comes back finds a text by the path that rows carry, null where there is none or it can't be read.</summary>
    public static async Task<Func<string, CancellationToken, ValueTask<string?>>> OfAsync(string input, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var source = new DocumentSource([input]);
        await foreach (DocumentOutcome outcome in source.ReadAsync(cancellationToken))
        {
            if (outcome.Document is { } document)
                texts[document.Path] = document.Text;
        }

        return (path, _) => ValueTask.FromResult(texts.GetValueOrDefault(path));
    }
}
