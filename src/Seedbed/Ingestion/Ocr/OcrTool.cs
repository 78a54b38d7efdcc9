using System.Globalization;
using Seedbed.Ingestion.Programs;

namespace Seedbed.Ingestion.Ocr;

/// <summary>Runs tesseract and poppler's <c>pdftoppm</c> and <c>pdfimages</c>, as many at once as there are processors.</summary>
internal sealed class OcrTool(OcrOptions options, TimeProvider time)
{
    private const int Dpi = 300;
    private const double MostPixels = 40e6;
    private const double LongestSide = 20_000;
    private const long MostOutput = 100_000_000;
    private const long MostMemory = 2L << 30;
    private const int SmallestPicture = 40_000;
    private const double Clearly = 5;

    // One thread a page, many pages at once: so all processors have work, and the result can't hang on their number.
    private static readonly Dictionary<string, string> OneThread = new() { ["OMP_THREAD_LIMIT"] = "1" };
    private static readonly SemaphoreSlim Places = new(Math.Max(1, Environment.ProcessorCount));

    private readonly ProgramLimits _limits = new(options.TimeOut, MostOutput, MostMemory);

    /// <summary>How pictures are read.</summary>
    public OcrOptions Options => options;

    /// <summary>What stands in a picture; one that is doubtful is looked at once more, in case it lies on its side.</summary>
    /// <param name="picture">The picture's full path.</param>
    /// <param name="number">The page's number in a file of several, from 0.</param>
    /// <param name="dpi">Its pixels an inch; 0 where that is unknown.</param>
    /// <param name="cancellationToken">Kills the program.</param>
    /// <exception cref="ProgramException">The program is missing, fails, or goes over a limit.</exception>
    public async Task<OcrPage> RecogniseAsync(string picture, int number, int dpi, CancellationToken cancellationToken)
    {
        await Places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            OcrPage page = await RecogniseAsync(picture, number, dpi, "3", cancellationToken).ConfigureAwait(false);
            if (page.IsBlank || page.Confidence >= OcrPage.Doubtful)
                return page;
            OcrPage? turned = await TurnedAsync(picture, number, dpi, cancellationToken).ConfigureAwait(false);
            return turned?.Confidence > page.Confidence + Clearly ? turned : page;
        }
        finally
        {
            Places.Release();
        }
    }

    /// <summary>Makes a picture of a page of a PDF file.</summary>
    /// <param name="file">The file's full path.</param>
    /// <param name="number">The page's number, from 1.</param>
    /// <param name="size">The page's width and height in points.</param>
    /// <param name="picture">The picture's full path, without its ending <c>.pgm</c>.</param>
    /// <param name="cancellationToken">Kills the program.</param>
    /// <returns>Its pixels an inch.</returns>
    /// <exception cref="ProgramException">The program is missing, fails, or goes over a limit.</exception>
    public async Task<int> DrawAsync(string file, int number, (float Width, float Height) size, string picture, CancellationToken cancellationToken)
    {
        int dpi = DpiOf(size);
        string page = number.ToString(CultureInfo.InvariantCulture);
        string[] arguments = ["-f", page, "-l", page, "-r", dpi.ToString(CultureInfo.InvariantCulture), "-gray", "-singlefile", "--", file, picture];
        await Places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ProgramResult result = await ChildProgram.RunAsync(options.PageTool, arguments, null, static _ => { }, _limits, time, cancellationToken).ConfigureAwait(false);
            return File.Exists(picture + ".pgm") ? dpi : throw Failed(options.PageTool, result);
        }
        catch (ProgramException fault) when (fault.Reason == "missing-tool")
        {
            throw PopplerMissing(options.PageTool);
        }
        finally
        {
            Places.Release();
        }
    }

    /// <summary>The pages, from 1, that hold pictures large enough for a line of text, and how many square points those cover in all.</summary>
    /// <exception cref="ProgramException">The program is missing, or goes over a limit.</exception>
    public async Task PicturesAsync(string file, int first, int last, Dictionary<int, double> pages, CancellationToken cancellationToken)
    {
        string[] arguments = ["-list", "-f", first.ToString(CultureInfo.InvariantCulture), "-l", last.ToString(CultureInfo.InvariantCulture), "--", file];
        try
        {
            await ChildProgram.RunAsync(options.PictureTool, arguments, null, line => AddPicture(line, pages), _limits, time, cancellationToken).ConfigureAwait(false);
        }
        catch (ProgramException fault) when (fault.Reason == "missing-tool")
        {
            throw PopplerMissing(options.PictureTool);
        }
    }

    /// <summary>Pixels an inch for a page: 300, fewer for one that is huge.</summary>
    internal static int DpiOf((float Width, float Height) size)
    {
        double width = Math.Max(1, (double)size.Width), height = Math.Max(1, (double)size.Height);
        double most = Math.Min(72 * Math.Sqrt(MostPixels / (width * height)), 72 * LongestSide / Math.Max(width, height));
        return most < 20
            ? throw new ProgramException("too-large", $"a page of {width / 72:0} by {height / 72:0} inches is too large to be drawn; save it smaller, or leave it out.")
            : (int)Math.Min(Dpi, most);
    }

    // The columns page, num, type, width, height, color, comp, bpc, enc, interp, object and its generation, x-ppi, y-ppi.
    internal static void AddPicture(string line, Dictionary<int, double> pages)
    {
        string[] fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int inline = Array.IndexOf(fields, "[inline]");
        int density = inline >= 0 ? inline + 1 : 12;
        if (fields.Length < density + 2 || fields[2] == "smask" || !int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out int page))
            return;
        if (Number(fields[3]) * Number(fields[4]) < SmallestPicture)
            return;
        double across = Number(fields[density]), down = Number(fields[density + 1]);
        double area = across <= 0 || down <= 0 ? 0 : Number(fields[3]) * 72 / across * (Number(fields[4]) * 72 / down);
        pages[page] = pages.GetValueOrDefault(page) + area;
    }

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : 0;

    private async Task<OcrPage?> TurnedAsync(string picture, int number, int dpi, CancellationToken cancellationToken)
    {
        try
        {
            return await RecogniseAsync(picture, number, dpi, "1", cancellationToken).ConfigureAwait(false);
        }
        catch (ProgramException)
        {
            // Without the data that tells orientation the first look has to do.
            return null;
        }
    }

    private async Task<OcrPage> RecogniseAsync(string picture, int number, int dpi, string segmentation, CancellationToken cancellationToken)
    {
        var table = new OcrTsv();
        string[] resolution = dpi > 0 ? ["--dpi", dpi.ToString(CultureInfo.InvariantCulture)] : [];
        string page = $"tessedit_page_number={number.ToString(CultureInfo.InvariantCulture)}";
        string[] arguments = [picture, "stdout", "-l", options.Language, "--psm", segmentation, .. resolution, "-c", page, "tsv"];
        try
        {
            ProgramResult result = await ChildProgram.RunAsync(options.Tool, arguments, OneThread, table.Add, _limits, time, cancellationToken).ConfigureAwait(false);
            // With one of several languages missing it goes on with the others, and says so alone.
            return result.ExitCode == 0 && !LacksData(result) ? table.Page : throw Failed(options.Tool, result);
        }
        catch (ProgramException fault) when (fault is { Reason: "missing-tool", IsProgram: true })
        {
            throw new ProgramException("missing-tool",
                $"{options.Tool} is not installed; install tesseract (Debian: apt install tesseract-ocr, macOS: brew install tesseract, Windows: winget install UB-Mannheim.TesseractOCR), or give --ocr never.");
        }
    }

    private ProgramException Failed(string program, ProgramResult result)
    {
        string said = result.Complaint;
        if (LacksData(result))
        {
            return new("missing-tool",
                $"tesseract has no data for {options.Language}; install it (Debian: apt install {string.Join(' ', options.Language.Split('+').Select(language => $"tesseract-ocr-{language.ToLowerInvariant().Replace('_', '-')}"))}), or name another language with --ocr-lang.");
        }

        string first = said.Split('\n').Select(CleanText.Line).FirstOrDefault(line => line.Length > 0) ?? "no reason given";
        return new("damaged", $"{program} can't read it ({first}); save it anew.");
    }

    private static bool LacksData(ProgramResult result) =>
        result.Complaint.Contains("Failed loading language", StringComparison.Ordinal) || result.Complaint.Contains("Error opening data file", StringComparison.Ordinal);

    private static ProgramException PopplerMissing(string program) => new("missing-tool",
        $"{program} is not installed; install poppler (Debian: apt install poppler-utils, macOS: brew install poppler, Windows: winget install poppler).");
}
