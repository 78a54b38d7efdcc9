using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Seedbed.Ingestion.Pdf;

/// <summary>Runs poppler's programs: arguments as a list, no shell, bounded in time and output, killed when cancelled.</summary>
internal sealed class PdfTool(PdfOptions options, TimeProvider time)
{
    private const int MostComplaint = 4000;

    /// <summary>Title and encryption.</summary>
    public async Task<PdfInfo> InfoAsync(string file, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        string? fault = await RunAsync(options.InfoTool, ["-enc", "UTF-8", "--", file], lines.Add, cancellationToken).ConfigureAwait(false);
        bool password = fault is not null && fault.Contains("password", StringComparison.OrdinalIgnoreCase);
        return fault is null ? PdfInfo.Parse(lines) : new PdfInfo(null, password, fault);
    }

    /// <summary>The words with their places, one a line, to <paramref name="line"/>; returns what went wrong.</summary>
    public Task<string?> TextAsync(string file, Action<string> line, CancellationToken cancellationToken) =>
        RunAsync(options.TextTool, ["-tsv", "-enc", "UTF-8", "--", file, "-"], line, cancellationToken);

    private async Task<string?> RunAsync(string tool, string[] arguments, Action<string> line, CancellationToken cancellationToken)
    {
        using var timeOut = new CancellationTokenSource(options.TimeOut, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeOut.Token);
        using Process process = Start(tool, arguments);
        try
        {
            process.StandardInput.Close();
            Task<string> complaint = FirstOfAsync(process.StandardError, either.Token);
            await ReadAsync(tool, process.StandardOutput, line, either.Token).ConfigureAwait(false);
            string said = await complaint.ConfigureAwait(false);
            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
            return process.ExitCode == 0 && !IsFatal(said) ? null : process.ExitCode == 3 ? "no permission to copy" : Sentence(said);
        }
        catch (OperationCanceledException) when (timeOut.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new PdfToolException("time-out", $"{tool} took longer than {options.TimeOut.TotalSeconds:0.###} seconds; save the file anew, leave it out, or give it longer with pdf-time-out in seedbed.yaml.");
        }
        finally
        {
            Kill(process);
        }
    }

    private static Process Start(string tool, string[] arguments)
    {
        var start = new ProcessStartInfo(tool)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start) ?? throw new PdfToolException("missing-tool", $"{tool} did not start.");
        }
        catch (Win32Exception)
        {
            throw new PdfToolException("missing-tool",
                $"{tool} is not installed; install poppler (Debian: apt install poppler-utils, macOS: brew install poppler, Windows: winget install poppler).");
        }
    }

    private async Task ReadAsync(string tool, StreamReader output, Action<string> line, CancellationToken cancellationToken)
    {
        long read = 0;
        while (await output.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } next)
        {
            read += next.Length + 1;
            if (read > options.MostOutput)
                throw new PdfToolException("too-large", $"{tool} writes more than {options.MostOutput:N0} characters of it; split the file.");
            line(next);
        }
    }

    /// <summary>Reads all so that the program never waits, keeps only the beginning.</summary>
    private static async Task<string> FirstOfAsync(StreamReader errors, CancellationToken cancellationToken)
    {
        var kept = new StringBuilder();
        char[] buffer = new char[1024];
        for (int read; (read = await errors.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            kept.Append(buffer, 0, Math.Min(read, MostComplaint - kept.Length));
        return kept.ToString();
    }

    private static bool IsFatal(string said) =>
        said.Contains("Couldn't find trailer dictionary", StringComparison.Ordinal) || said.Contains("Couldn't read xref table", StringComparison.Ordinal);

    private static string Sentence(string said)
    {
        string first = said.AsSpan().Trim().ToString();
        int end = first.IndexOf('\n', StringComparison.Ordinal);
        first = CleanText.Line(end < 0 ? first : first[..end]);
        return first.Length == 0 ? "the program gives no reason" : first;
    }

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // it ended by itself in between
        }
    }
}
