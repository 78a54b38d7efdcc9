using Seedbed.Ingestion.Archives;
using Seedbed.Ingestion.Pdf;
using Seedbed.Ingestion.Programs;

namespace Seedbed.Ingestion.Ocr;

/// <summary>The pages of a PDF file that are pictures of text: finds them, draws them, has them recognised.</summary>
internal sealed class PdfScans(OcrTool tool)
{
    private const double FilledBy = 0.5;

    // Pages without text no further apart are looked at in one go.
    private const int Near = 20;

    /// <summary>Recognises the pages that the mode asks for.</summary>
    /// <param name="file">The file's full path.</param>
    /// <param name="pages">Its pages as the text layer has them.</param>
    /// <param name="cancellationToken">Kills the programs.</param>
    /// <returns>What was found; null where no page was to be looked at.</returns>
    public async Task<OcrFindings?> ReadAsync(string file, IReadOnlyList<PdfPage> pages, CancellationToken cancellationToken)
    {
        var found = new OcrFindings(tool.Options.Language, hasPages: true);
        int[] wanted;
        try
        {
            wanted = await WantedAsync(file, pages, cancellationToken).ConfigureAwait(false);
        }
        catch (ProgramException fault)
        {
            found.Add(pages.TakeWhile(HasText).Count() + 1, fault);
            return found;
        }

        if (wanted.Length == 0)
            return null;
        using var scratch = new ScratchFolder();
        var read = new (OcrPage? Page, ProgramException? Fault)[wanted.Length];
        ProgramException? missing = null;
        await Parallel.ForAsync(0, wanted.Length, cancellationToken, async (at, token) =>
        {
            // Where the program is missing for one page, it is for all.
            if (Volatile.Read(ref missing) is { } known)
            {
                read[at].Fault = known;
                return;
            }

            read[at] = await ReadAsync(file, wanted[at], pages[wanted[at] - 1], scratch.NewPath(""), token).ConfigureAwait(false);
            if (read[at].Fault is { Reason: "missing-tool" } fault)
                Volatile.Write(ref missing, fault);
        }).ConfigureAwait(false);
        for (int at = 0; at < wanted.Length; at++)
        {
            if (read[at].Page is { } page)
                found.Add(wanted[at], page);
            else
                found.Add(wanted[at], read[at].Fault!);
        }

        return found;
    }

    private async Task<(OcrPage?, ProgramException?)> ReadAsync(string file, int number, PdfPage page, string picture, CancellationToken cancellationToken)
    {
        try
        {
            int dpi = await tool.DrawAsync(file, number, (page.Width, page.Height), picture, cancellationToken).ConfigureAwait(false);
            return (await tool.RecogniseAsync(picture + ".pgm", 0, dpi, cancellationToken).ConfigureAwait(false), null);
        }
        catch (ProgramException fault)
        {
            return (null, fault);
        }
        finally
        {
            File.Delete(picture + ".pgm");
        }
    }

    private async Task<int[]> WantedAsync(string file, IReadOnlyList<PdfPage> pages, CancellationToken cancellationToken)
    {
        if (tool.Options.Mode == OcrMode.Always)
            return [.. Enumerable.Range(1, pages.Count)];
        int[] empty = tool.Options.Mode == OcrMode.Never ? [] : [.. Enumerable.Range(1, pages.Count).Where(number => !HasText(pages[number - 1]))];
        if (empty.Length == 0)
            return [];
        var pictures = new Dictionary<int, double>();
        for (int at = 0, end; at < empty.Length; at = end + 1)
        {
            for (end = at; end + 1 < empty.Length && empty[end + 1] - empty[end] <= Near;)
                end++;
            await tool.PicturesAsync(file, empty[at], empty[end], pictures, cancellationToken).ConfigureAwait(false);
        }

        // Beside pages of text a picture is a scan only where it fills its page: covers and figures have nothing to say.
        double least = empty.Length == pages.Count ? 0 : FilledBy;
        return [.. empty.Where(number => pictures.TryGetValue(number, out double area) && area >= least * pages[number - 1].Width * pages[number - 1].Height)];
    }

    private static bool HasText(PdfPage page) => page.Lines.Exists(line => line.Text.Any(char.IsLetterOrDigit));
}
