using Seedbed.Chunking;
using Seedbed.Ingestion;
using Seedbed.Models;
using Seedbed.Recipes;
using Seedbed.Taxonomies.Documents;

namespace Seedbed.Runs;

/// <summary>Opens the source that a recipe names over the user's inputs.</summary>
public static class Sources
{
    /// <summary>The source, its files listed but not yet read.</summary>
    /// <exception cref="SeedbedException">An input does not exist, there is nothing to read, or <c>tokens: auto</c> leaves too little.</exception>
    public static Task<UnitSource> OpenAsync(Recipe recipe, RunSettings settings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return OpenAsync(recipe, settings.Inputs, settings.Files, settings.Models, settings.LeafDocuments, settings.Time, cancellationToken);
    }

    /// <summary>The source, its files listed but not yet read.</summary>
    /// <param name="recipe">The recipe, which says what kind of source it is and how documents are cut.</param>
    /// <param name="inputs">Files and folders.</param>
    /// <param name="files">Which of the files below the inputs, and the readers for them.</param>
    /// <param name="models">The models, whose context windows decide what <c>tokens: auto</c> is.</param>
    /// <param name="leafDocuments">Where the documents of a taxonomy's leaves are looked for.</param>
    /// <param name="time">The clock of what is asked of a server; the system's when null.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="SeedbedException">An input does not exist, there is nothing to read, or <c>tokens: auto</c> leaves too little.</exception>
    public static async Task<UnitSource> OpenAsync(
        Recipe recipe,
        IReadOnlyList<string> inputs,
        SourceOptions? files = null,
        RunModels? models = null,
        LeafDocumentsOptions? leafDocuments = null,
        TimeProvider? time = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(inputs);
        files ??= new();
        if (files.TextColumn is { } column && recipe.Source is not ChunksSource)
            throw new SeedbedException($"--text {column} makes documents of rows, and the recipe {recipe.Name} works {(recipe.Source is RowsSource ? "rows as they are" : "a taxonomy")}; leave --text out, or name a recipe over documents");
        if (ChunksSource.Of(recipe) is { } cut)
            files = files with { Readers = [.. files.Readers.Select(reader => reader.With(cut.Ocr, cut.OcrLanguage))] };
        return recipe.Source switch
        {
            ChunksSource chunks => new ChunkSource(
                new DocumentSource(inputs, files with { Step = Pipeline.SourceName }),
                Cutting(chunks, recipe, models, time)),
            RowsSource rows => await RowFileSource.OpenAsync(
                inputs, files, rows.Renamed, cancellationToken).ConfigureAwait(false),
            TaxonomySource taxonomy => await new TaxonomyOpening(
                taxonomy, files, Cutting(ChunksSource.Of(recipe)!, recipe, models, time), leafDocuments ?? new(), SeedRoom.Of(Limits(recipe, models ?? new()))).OpenAsync(inputs, cancellationToken).ConfigureAwait(false),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static DocumentCutting Cutting(ChunksSource chunks, Recipe recipe, RunModels? models, TimeProvider? time) =>
        new(Options(chunks, recipe, models), chunks.IsCountedByServer ? Server(models) : null, time ?? TimeProvider.System);

    private static ModelSettings Server(RunModels? models) =>
        models?.Teacher ?? throw new SeedbedException("tokenizer: server asks a model's server for tokens, and no model is named; name one with --model, or give another tokenizer");

    private static ChunkOptions Options(ChunksSource chunks, Recipe recipe, RunModels? models) =>
        new()
        {
            Tokens = chunks.Tokens ?? Size(chunks, [.. Limits(recipe, models ?? new())]),
            Overlap = chunks.Overlap,
            By = chunks.By,
            Tokenizer = chunks.LoadTokenizer(),
        };

    private static int Size(ChunksSource chunks, ModelLimits[] models) =>
        chunks.By == ChunkBy.Window ? ChunkSize.Window(models) : ChunkSize.Auto(models);

    // What an embedder takes is no chunk with a prompt around it.
    private static IEnumerable<ModelLimits> Limits(Recipe recipe, RunModels models) => recipe.Roles
        .Where(role => role != ModelSet.EmbedderRole)
        .Select(models.Of)
        .OfType<ModelSettings>()
        .Distinct()
        .Select(model => new ModelLimits(model.ContextWindow, model.GenerationTokens));
}
