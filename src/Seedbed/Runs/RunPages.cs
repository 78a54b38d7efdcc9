using Seedbed.Ingestion.Web;
using Seedbed.Recipes;

namespace Seedbed.Runs;

/// <summary>The pages of the URLs that a run was given. What its folder keeps of them is used again, so that a page that changed meanwhile changes nothing.</summary>
internal static class RunPages
{
    /// <summary>Fetches those that the folder doesn't keep; all of them for a run that is to be made anew.</summary>
    /// <exception cref="SeedbedException">An input is no URL that is fetched, or the folder is damaged.</exception>
    public static Task<WebPages> FetchAsync(Recipe recipe, RunSettings settings, CancellationToken cancellationToken)
    {
        var folder = new RunFolder(settings.Out);
        string? kept = settings.Update || !folder.HasRecord ? null : folder.Fetched;
        // A taxonomy is a folder; its reader says what is wrong with anything else.
        return WebPages.FetchAsync(recipe.Source is TaxonomySource ? [] : settings.Inputs, settings.Files, kept, cancellationToken);
    }

    /// <summary>The settings, with the pages for the source.</summary>
    public static RunSettings With(this RunSettings settings, WebPages pages) => settings with { Files = settings.Files with { Pages = pages } };

    /// <summary>The records of input files, with the URLs of those that were fetched.</summary>
    public static IReadOnlyList<InputRecord> Named(this IReadOnlyList<InputRecord> inputs, WebPages pages) =>
        pages.Count == 0 ? inputs : [.. inputs.Select(input => pages.UrlOf(input.Path) is { } url ? input with { Url = url } : input)];
}
