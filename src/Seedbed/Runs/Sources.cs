using Seedbed.Chunking;
using Seedbed.Ingestion;
using Seedbed.Models;
using Seedbed.Recipes;

namespace Seedbed.Runs;

/// <summary>Opens the source that a recipe names over the user's inputs.</summary>
public static class Sources
{
    /// <summary>The source, its files listed but not yet read.</summary>
    /// <exception cref="SeedbedException">An input does not exist, there is nothing to read, or <c>tokens: auto</c> leaves too little.</exception>
    public static async Task<UnitSource> OpenAsync(Recipe recipe, RunSettings settings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(settings);
        return recipe.Source switch
        {
            ChunksSource chunks => new ChunkSource(
                new DocumentSource(settings.Inputs, settings.Files with { Step = Pipeline.SourceName }),
                new ChunkOptions { Tokens = chunks.Tokens ?? Auto(recipe, settings.Models), Overlap = chunks.Overlap }),
            RowsSource rows => await RowFileSource.OpenAsync(
                settings.Inputs, settings.Files, rows.Renamed, cancellationToken).ConfigureAwait(false),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static int Auto(Recipe recipe, RunModels models) => ChunkSize.Auto(recipe.Roles
        .Select(models.Of)
        .OfType<ModelSettings>()
        .Distinct()
        .Select(model => new ModelLimits(model.ContextWindow, model.GenerationTokens)));
}
