using Microsoft.Win32.SafeHandles;

namespace Seedbed.Export.InstructLab;

/// <summary>A run's rows, read again by their places, and the passages that they came from.</summary>
internal sealed class RowsOfRun : IDisposable
{
    private readonly SafeFileHandle _file;

    private RowsOfRun(string dataset, string chunks, PassageIndex passages) =>
        (Dataset, Chunks, Passages, _file) = (dataset, chunks, passages, File.OpenHandle(dataset));

    /// <summary>The dataset's path.</summary>
    public string Dataset { get; }

    /// <summary>The path of its passages.</summary>
    public string Chunks { get; }

    public PassageIndex Passages { get; }

    /// <summary>The dataset's name in messages and places.</summary>
    public string Name => Path.GetFileName(Dataset);

    /// <summary>Opens a run's rows.</summary>
    public static async Task<RowsOfRun> OpenAsync(string dataset, string chunks, CancellationToken cancellationToken) =>
        new(dataset, chunks, await PassageIndex.OfAsync(chunks, cancellationToken).ConfigureAwait(false));

    /// <summary>The rows that lie at these places; all of them were read before.</summary>
    public IEnumerable<TaxonomyRow> At(IEnumerable<LinePlace> places)
    {
        foreach (LinePlace at in places)
        {
            if (TaxonomyRow.TryRead(new(LineAt.Read(_file, at, Dataset), Name), out TaxonomyRow? row) is null)
                yield return row!;
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        Passages.Dispose();
    }
}
