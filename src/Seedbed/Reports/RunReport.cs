namespace Seedbed.Reports;

/// <summary>
/// Writes a run's <c>report.html</c>: one page that needs no network, with the rows and their evidence in its passage,
/// the rejects by step and reason, the tree of a taxonomy's leaves, the coverage of the documents and the steps' counts. The run's files are read as
/// streams, twice; the page is written under another name and takes its own when whole.
/// </summary>
public static class RunReport
{
    /// <summary>Writes the page.</summary>
    /// <exception cref="SeedbedException">A file of the run can't be read, or the page can't be written.</exception>
    public static async Task WriteAsync(ReportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ReportSurvey survey = await ReportSurvey.OfAsync(request, cancellationToken).ConfigureAwait(false);
        string partial = $"{request.Page}.partial";
        try
        {
            ReportFile page = ReportFile.Create(partial, $"{request.Facts.Recipe}: Seedbed report");
            await using (page.ConfigureAwait(false))
            {
                await WriteDataAsync(page, request, survey, cancellationToken).ConfigureAwait(false);
                await page.EndAsync(cancellationToken).ConfigureAwait(false);
            }

            File.Move(partial, request.Page, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SeedbedException($"cannot write {request.Page}: {fault.Message}", fault);
        }
        finally
        {
            Discard(partial);
        }
    }

    private static async Task WriteDataAsync(
        ReportFile page, ReportRequest request, ReportSurvey survey, CancellationToken cancellationToken)
    {
        var rows = new ReportRows(request, survey);
        await page.BlockAsync("rows", json => rows.WriteAsync(json, page, cancellationToken)).ConfigureAwait(false);
        var chunks = new ReportChunks(request, rows.Chunks);
        await page.BlockAsync("chunks", json => chunks.WriteAsync(json, page, cancellationToken)).ConfigureAwait(false);
        var rejects = new ReportRejects(request, survey);
        await page.BlockAsync("rejects", json => rejects.WriteAsync(json, page, cancellationToken)).ConfigureAwait(false);
        var facts = new ReportFacts(request, survey, rows.Shown, rejects.Shown);
        await page.BlockAsync("documents", json => Told(() => facts.WriteDocuments(json))).ConfigureAwait(false);
        var leaves = new ReportLeaves(request, survey);
        await page.BlockAsync("leaves", json => Told(() => leaves.Write(json))).ConfigureAwait(false);
        await page.BlockAsync("facts", json => Told(() => facts.Write(json))).ConfigureAwait(false);
    }

    private static Task Told(Action write)
    {
        write();
        return Task.CompletedTask;
    }

    private static void Discard(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // What is left is named .partial and is overwritten by the next report.
        }
    }
}
