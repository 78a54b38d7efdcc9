using System.Text;
using System.Text.Json;
using Seedbed.Recipes;
using Seedbed.Taxonomies.Tree;

namespace Seedbed.Runs;

/// <summary>
/// The files that a run fills, each under its own name only when it is whole. Documents and chunks are written by the one
/// who reads the source, rows and rejects by the one who takes results.
/// </summary>
internal sealed class RunOutputs(RunFolder folder, Recipe recipe) : SourceKeep, IAsyncDisposable
{
    private readonly LineFile _dataset = new(folder.Dataset);
    private readonly LineFile _rejects = new(folder.Rejects);
    private readonly bool _says = recipe.SaysOutput;
    private LineFile? _chunks;
    private LineFile? _leaves;
    private LineFile? _notes;

    public long Rows => _dataset.Lines;

    public long Rejects => _rejects.Lines;

    public override void Keep(Document document)
    {
        string path = folder.DocumentFile(document.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(LineFile.PartialName(path), document.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(LineFile.PartialName(path), path, overwrite: true);
        foreach (string note in document.Notes)
        {
            _notes ??= new(folder.Notes);
            _notes.Write((document.Path, note), static (json, value) => WriteNote(json, value.Path, value.note));
        }
    }

    private static void WriteNote(Utf8JsonWriter json, string document, string note)
    {
        json.WriteStartObject();
        json.WriteString("document", document);
        json.WriteString("note", note);
        json.WriteEndObject();
    }

    public override void Keep(Chunk chunk)
    {
        _chunks ??= new(folder.Chunks);
        _chunks.Write(chunk, static (json, value) => System.Text.Json.JsonSerializer.Serialize(json, value, JsonText.Default.Chunk));
    }

    public override void Keep(TaxonomyLeaf leaf)
    {
        _leaves ??= new(folder.Leaves);
        _leaves.Write(leaf, LeafJson.Write);
    }

    public void Write(UnitResult result)
    {
        RowMeter.Count(result);
        foreach (Row row in result.Rows)
            _dataset.Write((row, columns: ColumnsOf(row)), static (json, value) => RowJson.Write(json, value.row, value.columns));
        foreach (Reject reject in result.Rejects)
            _rejects.Write(reject, RowJson.Write);
    }

    // What the recipe itself says counts for all; else each part says it of its own rows.
    private IReadOnlyList<string>? ColumnsOf(Row row) => _says || row.Unit.Part is not { } name
        ? recipe.Output.Columns
        : recipe.Parts.FirstOrDefault(part => part.Name == name)?.Recipe.Output.Columns ?? recipe.Output.Columns;

    /// <summary>Everything is whole: the files take their names, the dataset last.</summary>
    public void Publish()
    {
        _leaves?.Publish();
        _notes?.Publish();
        _chunks?.Publish();
        _rejects.Publish();
        _dataset.Publish();
    }

    public async ValueTask DisposeAsync()
    {
        await _dataset.DisposeAsync().ConfigureAwait(false);
        await _rejects.DisposeAsync().ConfigureAwait(false);
        if (_chunks is not null)
            await _chunks.DisposeAsync().ConfigureAwait(false);
        if (_notes is not null)
            await _notes.DisposeAsync().ConfigureAwait(false);
        if (_leaves is not null)
            await _leaves.DisposeAsync().ConfigureAwait(false);
    }
}
