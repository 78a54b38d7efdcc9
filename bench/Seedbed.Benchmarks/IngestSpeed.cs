using System.Globalization;
using System.IO.Compression;

namespace Seedbed.Benchmarks;

/// <summary>
/// Times <c>seedbed ingest</c> as a whole process over real documents (Debian's debian-reference-en, postgresql-doc-15 and
/// debian-handbook), one run of each peer that is installed between two of its own; and its memory over a large folder.
/// </summary>
internal static class IngestSpeed
{
    public const string Usage = "[pdf|html|docx|memory] [--repeats N] [--seedbed COMMAND] [--npm FOLDER of node_modules] [--gigabytes N]";

    private const string Pdf = "/usr/share/debian-reference/debian-reference.en.pdf";
    private const string Postgres = "/usr/share/doc/postgresql-doc-15/html";
    private const string Handbook = "/usr/share/doc/debian-handbook/html/en-US";
    private static readonly string[] Tools = ["pdftotext", "pandoc", "node"];

    /// <param name="arguments">The case, none for the first three; options.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        string? Option(string name) => arguments.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();
        string seedbed = Option("--seedbed") ?? Path.GetFullPath("seedbed");
        int repeats = int.Parse(Option("--repeats") ?? "5", CultureInfo.InvariantCulture);
        string[] cases = arguments.Count > 0 && !arguments[0].StartsWith('-') ? [arguments[0]] : ["pdf", "html", "docx"];
        string folder = Directory.CreateTempSubdirectory("seedbed-ingest-").FullName;
        try
        {
            Console.WriteLine("| input | command | seconds, median (range) | CPU seconds | MiB |\n| --- | --- | --- | --- | --- |");
            foreach (string name in cases)
                await CaseAsync(name, seedbed, folder, repeats, Option("--npm"), double.Parse(Option("--gigabytes") ?? "1", CultureInfo.InvariantCulture));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CaseAsync(string name, string seedbed, string folder, int repeats, string? npm, double gigabytes)
    {
        switch (name)
        {
            case "pdf":
                await MeasureAsync("PDF, 261 pages", folder, repeats, [seedbed, "ingest", Pdf], ["pdftotext", Pdf, "-"], ["pdftotext", "-layout", Pdf, "-"]);
                break;
            case "html":
                string script = Path.GetFullPath("bench/peers/html.mjs");
                string[][] peers = npm is null ? [] : [["node", script, npm, "html-to-text", Postgres, Handbook], ["node", script, npm, "turndown", Postgres, Handbook]];
                await MeasureAsync("1,296 HTML files", folder, repeats, [[seedbed, "ingest", Postgres, Handbook, "--include", "*.html"], .. peers]);
                break;
            case "docx":
                string docx = await DocxAsync(folder);
                await MeasureAsync("DOCX, 440 pages", folder, repeats, [seedbed, "ingest", docx], ["pandoc", "-f", "docx", "-t", "plain", docx]);
                break;
            default:
                long bytes = Fill(folder, await DocxAsync(folder), (long)(gigabytes * 1e9));
                await MeasureAsync($"{bytes / 1e6:N0} MB of HTML, PDF, DOCX and text", folder, 1, [seedbed, "ingest", folder, "--out", Path.Combine(folder, "..", Path.GetFileName(folder) + "-out")]);
                Directory.Delete(folder + "-out", recursive: true);
                break;
        }
    }

    private static async Task MeasureAsync(string input, string folder, int repeats, params string[][] commands)
    {
        string[][] there = [.. commands.Where(IsThere)];
        List<ChildRun>[] runs = [.. there.Select(_ => new List<ChildRun>())];
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            for (int i = 0; i < there.Length; i++)
                runs[i].Add((await ChildRun.OfAsync(there[i], folder)).Good());
        }

        for (int i = 0; i < there.Length; i++)
            Say(input, there[i], [.. runs[i].OrderBy(run => run.Seconds)]);
    }

    private static void Say(string input, string[] command, ChildRun[] runs)
    {
        ChildRun median = runs[runs.Length / 2];
        string shown = string.Join(' ', command.Select(part => part.Contains('/', StringComparison.Ordinal) ? Path.GetFileName(part) : part));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {input} | `{shown}` | {median.Seconds:F2} ({runs[0].Seconds:F2}–{runs[^1].Seconds:F2}) | {median.CpuSeconds:F2} | {runs.Max(run => run.PeakMemory) >> 20} |"));
    }

    /// <summary>Peers that aren't installed are left out.</summary>
    private static bool IsThere(string[] command) => !Tools.Contains(command[0])
        || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, command[0])));

    /// <summary>The reference's chapters as one document, as pandoc makes it.</summary>
    private static async Task<string> DocxAsync(string folder)
    {
        string path = Path.Combine(folder, "reference.docx");
        string[] pages = [.. Directory.GetFiles("/usr/share/debian-reference", "*.en.html").Where(file => Path.GetFileName(file) is ['i', ..] or ['p', ..] or ['c', ..] or ['a', ..]).Order(StringComparer.Ordinal)];
        (await ChildRun.OfAsync(["pandoc", "-f", "html", "-t", "docx", "-o", path, .. pages], "/usr/share/debian-reference")).Good();
        return path;
    }

    /// <summary>Copies of real documents until there is enough, none with the bytes of another: three tenths HTML, two PDF, one DOCX, four text.</summary>
    private static long Fill(string folder, string docx, long wanted)
    {
        long bytes = 0;
        string[] html = Directory.GetFiles(Postgres, "*.html");
        long Until(double share, Func<int, long> write)
        {
            long written = 0;
            for (int number = 0; written < wanted * share; number++)
                written += write(number);
            return written;
        }

        bytes += Until(0.3, n => Copy(html[n % html.Length], Path.Combine(folder, $"html{n / 1000}", $"{n}.html"), $"<!-- {n} -->"));
        bytes += Until(0.2, n => Copy(Pdf, Path.Combine(folder, $"{n}.pdf"), $"% {n}\n"));
        bytes += Until(0.1, n => CopyDocx(docx, Path.Combine(folder, $"{n}.docx"), n));
        bytes += Until(0.4, n => Copy("/usr/share/debian-reference/debian-reference.en.txt.gz", Path.Combine(folder, $"{n}.txt"), $"\n{n}\n"));
        return bytes;
    }

    private static long Copy(string from, string to, string more)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        using (Stream source = from.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(from), CompressionMode.Decompress) : File.OpenRead(from))
        using (FileStream target = File.Create(to))
            source.CopyTo(target);
        File.AppendAllText(to, more);
        return new FileInfo(to).Length;
    }

    private static long CopyDocx(string from, string to, int number)
    {
        File.Copy(from, to);
        using (ZipArchive file = ZipFile.Open(to, ZipArchiveMode.Update))
            file.CreateEntry($"docProps/copy{number}.txt");
        return new FileInfo(to).Length;
    }
}
