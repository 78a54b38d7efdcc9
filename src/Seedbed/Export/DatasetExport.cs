using System.Text;

namespace Seedbed.Export;

/// <summary>
/// Writes a dataset in a trainer's format: one file per split, <c>rejects.jsonl</c> where the format could not take a
/// row, and a dataset card. Streams: memory does not grow with the rows. All of it is written beside the folder under
/// another name and takes its place when whole.
/// </summary>
public static class DatasetExport
{
    /// <summary>Exports a dataset.</summary>
    /// <exception cref="SeedbedException">The dataset can't be read, has no row that the format takes, or the folder can't be written or holds files of the user's.</exception>
    public static async Task<ExportResult> RunAsync(ExportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var folder = ExportFolder.Open(request.Folder);
        try
        {
            DatasetProfile profile = await DatasetProfile.OfAsync(request.Dataset, cancellationToken).ConfigureAwait(false);
            ExportResult result = await WriteRowsAsync(request, profile, folder, cancellationToken).ConfigureAwait(false);
            RefuseEmpty(request, result);
            var card = new DatasetCard(request.Facts, new(request.Exporter.Summary, request.Exporter.Usage), profile, result);
            using (var readme = new StreamWriter(folder.Create("README.md"), new UTF8Encoding(false)))
                card.Write(readme);
            folder.Finish();
            return result;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SeedbedException($"cannot write the export to {request.Folder}: {fault.Message}", fault);
        }
    }

    private static async Task<ExportResult> WriteRowsAsync(
        ExportRequest request, DatasetProfile profile, ExportFolder folder, CancellationToken cancellationToken)
    {
        var shape = new ExportShape(profile.Columns, request.Conversation);
        var splits = new ExportSplits(request.Exporter, shape, folder, profile.HasSplits);
        await using (splits.ConfigureAwait(false))
        {
            await foreach (DatasetRow row in DatasetReader.ReadAsync(request.Dataset, cancellationToken).ConfigureAwait(false))
                await splits.WriteAsync(row, cancellationToken).ConfigureAwait(false);
            await splits.EndAsync(cancellationToken).ConfigureAwait(false);
            return new(request.Folder, splits.Files, splits.Rejected);
        }
    }

    private static void RefuseEmpty(ExportRequest request, ExportResult result)
    {
        if (result.Rows > 0)
            return;
        string reasons = string.Join(", ", result.Rejected.Select(pair => $"{pair.Value} {pair.Key}"));
        throw new SeedbedException(reasons.Length == 0
            ? $"{request.Dataset} has no rows to export"
            : $"no row of {request.Dataset} can be written as {request.Exporter.Name} ({reasons}); the format needs messages or a question and an answer");
    }
}
