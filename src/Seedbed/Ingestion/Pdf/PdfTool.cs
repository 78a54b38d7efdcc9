using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Seedbed.Ingestion.Pdf;

/// <summary>Runs poppler's programs: arguments as a list, no shell, bounded in time and output, killed when cancelled.</summary>
internal sealed class PdfTool(PdfOptions options, TimeProvider time)
{
    private const int MostComplaint = 4000;
    private const int LongestLine = 128 * 1024;

    /// <summary>Takes a line of output, without its end.</summary>
    internal delegate void LineTaker(ReadOnlySpan<byte> line);

    /// <summary>Title, encryption and number of pages.</summary>
    public async Task<PdfInfo> InfoAsync(string file, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        string? fault = await RunAsync(options.InfoTool, ["-enc", "UTF-8", "--", file],
            line => lines.Add(Encoding.UTF8.GetString(line)), cancellationToken).ConfigureAwait(false);
        bool password = fault is not null && fault.Contains("password", StringComparison.OrdinalIgnoreCase);
        return fault is null ? PdfInfo.Parse(lines) : new PdfInfo(null, password, 0, fault);
    }

    /// <summary>The words with their places of some pages, one a line, to <paramref name="line"/>; returns what went wrong.</summary>
    public Task<string?> TextAsync(string file, int first, int last, LineTaker line, CancellationToken cancellationToken) =>
        RunAsync(options.TextTool, ["-tsv", "-enc", "UTF-8", "-f", Digits(first), "-l", Digits(last), "--", file, "-"], line, cancellationToken);

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<string?> RunAsync(string tool, string[] arguments, LineTaker line, CancellationToken cancellationToken)
    {
        using var timeOut = new CancellationTokenSource(options.TimeOut, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeOut.Token);
        using Process process = Start(tool, arguments);
        try
        {
            process.StandardInput.Close();
            Task<string> complaint = process.ComplaintAsync(MostComplaint, either.Token);
            await ReadAsync(tool, process.StandardOutput.BaseStream, line, either.Token).ConfigureAwait(false);
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
            process.End();
        }
    }

    private static Process Start(string tool, string[] arguments)
    {
        var start = new ProcessStartInfo(ProgramPath.Of(tool) ?? throw Missing(tool))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
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
            throw Missing(tool);
        }
    }

    private static PdfToolException Missing(string tool) => new("missing-tool",
        $"{tool} is not installed; install poppler (Debian: apt install poppler-utils, macOS: brew install poppler, Windows: winget install poppler).");

    private async Task ReadAsync(string tool, Stream output, LineTaker line, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[LongestLine];
        long all = 0;
        int kept = 0;
        for (int read; (read = await output.ReadAsync(buffer.AsMemory(kept), cancellationToken).ConfigureAwait(false)) > 0;)
        {
            all += read;
            if (all > options.MostOutput)
                throw new PdfToolException("too-large", $"{tool} writes more than {options.MostOutput:N0} bytes of it; split the file.");
            kept = Lines(buffer, kept + read, line);
        }

        line(buffer.AsSpan(0, kept));
    }

    /// <summary>Hands out whole lines, moves the rest to the front and returns its length; a line beyond all measure comes in pieces.</summary>
    private static int Lines(byte[] buffer, int length, LineTaker line)
    {
        int at = 0;
        for (int end; (end = buffer.AsSpan(at, length - at).IndexOf((byte)'\n')) >= 0; at += end + 1)
            line(buffer.AsSpan(at, end));
        if (length - at == buffer.Length)
        {
            line(buffer);
            return 0;
        }

        buffer.AsSpan(at, length - at).CopyTo(buffer);
        return length - at;
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
}
