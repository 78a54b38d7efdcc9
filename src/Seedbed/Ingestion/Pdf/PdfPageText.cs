namespace Seedbed.Ingestion.Pdf;

/// <summary>Reads all pages of a file. A long file is read by two programs at once, each one half, while a processor is idle.</summary>
internal sealed class PdfPageText(PdfTool tool)
{
    private const int LeastPages = 48;
    private int _running;

    /// <summary>The pages, or what went wrong.</summary>
    public async Task<(List<PdfPage> Pages, string? Fault)> ReadAsync(string file, int count, CancellationToken cancellationToken)
    {
        bool halves = count >= LeastPages && Volatile.Read(ref _running) < Environment.ProcessorCount - 1;
        int all = count > 0 ? count : int.MaxValue;
        if (!halves)
            return await PartAsync(file, 1, all, cancellationToken).ConfigureAwait(false);
        Task<(List<PdfPage> Pages, string? Fault)> first = PartAsync(file, 1, count / 2, cancellationToken);
        Task<(List<PdfPage> Pages, string? Fault)> second = PartAsync(file, count / 2 + 1, all, cancellationToken);
        (List<PdfPage> Pages, string? Fault)[] parts = await Task.WhenAll(first, second).ConfigureAwait(false);
        return ([.. parts[0].Pages, .. parts[1].Pages], parts[0].Fault ?? parts[1].Fault);
    }

    private async Task<(List<PdfPage> Pages, string? Fault)> PartAsync(string file, int first, int last, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _running);
        try
        {
            var pages = new PdfPages();
            string? fault = await tool.TextAsync(file, first, last, pages.Add, cancellationToken).ConfigureAwait(false);
            return (pages.All, fault);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
