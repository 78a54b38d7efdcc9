using Seedbed.Export;

namespace Seedbed.Runs;

/// <summary>Writes a run's dataset in a trainer's format, with what the run itself tells of it.</summary>
public static class RunExport
{
    /// <summary>Exports the run that lies in a folder.</summary>
    /// <param name="run">The run folder.</param>
    /// <param name="exporter">The format.</param>
    /// <param name="folder">The folder to fill; <c>exports/FORMAT</c> in the run folder when left out.</param>
    /// <param name="cancellationToken">Ends the work; nothing half-written stays.</param>
    /// <exception cref="SeedbedException">There is no run or dataset, no row that the format takes, or the folder can't be written or holds files of the user's.</exception>
    public static Task<ExportResult> WriteAsync(
        RunFolder run, Exporter exporter, string? folder = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(exporter);
        RunRecord record = run.RequireRecord();
        return DatasetExport.RunAsync(
            new ExportRequest
            {
                Dataset = run.RequireDataset(),
                Folder = folder ?? Path.Combine(run.Exports, exporter.Name),
                Exporter = exporter,
                Facts = RunFacts.Of(record),
                Conversation = RunFacts.Conversation(record),
            },
            cancellationToken);
    }
}
