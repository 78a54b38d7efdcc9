using Seedbed.Export;
using Seedbed.Export.InstructLab;

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
    public static async Task<ExportResult> WriteAsync(
        RunFolder run, Exporter exporter, string? folder = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(exporter);
        RunRecord record = run.RequireRecord();
        return await DatasetExport.RunAsync(
            new ExportRequest
            {
                Dataset = run.RequireDataset(),
                Folder = folder ?? Path.Combine(run.Exports, exporter.Name),
                Exporter = exporter,
                Facts = await RunFacts.OfAsync(run, record, cancellationToken).ConfigureAwait(false),
                Conversation = RunFacts.Conversation(record),
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Exports a taxonomy's run as the files that InstructLab's trainer reads.</summary>
    /// <param name="run">The run folder.</param>
    /// <param name="system">The system message of the rows; <see cref="InstructLabRequest.UsualSystem"/> when left out.</param>
    /// <param name="folder">The folder to fill; <c>exports/instructlab</c> in the run folder when left out.</param>
    /// <param name="beside">Other runs of the taxonomy, whose question sets and rewritten documents are written beside.</param>
    /// <param name="cancellationToken">Ends the work; nothing half-written stays.</param>
    /// <exception cref="SeedbedException">As <see cref="WriteAsync"/>, and when the run's rows don't come from a taxonomy.</exception>
    public static async Task<ExportResult> WriteInstructLabAsync(
        RunFolder run, string? system = null, string? folder = null, IReadOnlyList<RunFolder>? beside = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        RunRecord record = run.RequireRecord();
        var request = new InstructLabRequest
        {
            Dataset = run.RequireDataset(),
            Chunks = run.Chunks,
            Folder = folder ?? Path.Combine(run.Exports, InstructLabExport.Name),
            Facts = await RunFacts.OfAsync(run, record, cancellationToken).ConfigureAwait(false),
            Seed = record.Asked.Seed,
            Started = record.Started,
            Beside = [.. (beside ?? []).Select(Beside)],
        };
        return await InstructLabExport.RunAsync(system is null ? request : request with { System = system }, cancellationToken).ConfigureAwait(false);
    }

    private static BesideRun Beside(RunFolder run) => new()
    {
        Facts = RunFacts.Of(run.RequireRecord()),
        Dataset = run.RequireDataset(),
        Chunks = run.Chunks,
    };
}
