using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Seedbed.Ingestion.Programs;

/// <summary>Runs outside programs: arguments as a list, no shell, bounded in time, output and memory, killed when cancelled.</summary>
internal static class ChildProgram
{
    private const int MostComplaint = 4000;
    private const int LongestLine = 32 * 1024;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">A name on the path, or a path.</param>
    /// <param name="arguments">Its arguments; paths among them are absolute, so that none is taken for an option.</param>
    /// <param name="environment">Variables that it gets besides this process's.</param>
    /// <param name="line">Takes each line that it writes.</param>
    /// <param name="limits">What it may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <exception cref="ProgramException">It is missing, or goes over a limit.</exception>
    public static async Task<ProgramResult> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string>? environment,
        Action<string> line,
        ProgramLimits limits,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        using var timeOut = new CancellationTokenSource(limits.Time, time);
        using var greed = new CancellationTokenSource();
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeOut.Token, greed.Token);
        using var ended = new CancellationTokenSource();
        using Process process = Start(program, arguments, environment);
        Task watch = WatchAsync(process, limits.Memory, greed, ended.Token);
        try
        {
            process.StandardInput.Close();
            Task<string> complaint = process.ComplaintAsync(MostComplaint, any.Token);
            await ReadAsync(program, process.StandardOutput, line, limits.Output, any.Token).ConfigureAwait(false);
            string said = await complaint.ConfigureAwait(false);
            await process.WaitForExitAsync(any.Token).ConfigureAwait(false);
            return new(process.ExitCode, said);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw greed.IsCancellationRequested
                ? new ProgramException("too-large", $"{program} takes more than {limits.Memory >> 20:N0} MiB of memory for it; save it smaller, or leave it out.")
                : new ProgramException("time-out", $"{program} took longer than {limits.Time.TotalSeconds:0.###} seconds; save it anew, or leave it out.");
        }
        finally
        {
            process.End();
            await ended.CancelAsync().ConfigureAwait(false);
            await watch.ConfigureAwait(false);
        }
    }

    private static Process Start(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        string path = ProgramPath.Of(program) ?? throw new ProgramException("missing-tool", $"{program} is not installed.") { IsProgram = true };
        var start = new ProcessStartInfo(path, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        try
        {
            return Process.Start(start) ?? throw new ProgramException("missing-tool", $"{program} did not start.") { IsProgram = true };
        }
        catch (Win32Exception fault)
        {
            throw new ProgramException("missing-tool", $"{program} is not installed ({fault.Message}).") { IsProgram = true };
        }
    }

    private static async Task WatchAsync(Process process, long most, CancellationTokenSource greed, CancellationToken ended)
    {
        try
        {
            while (!ended.IsCancellationRequested && !process.HasExited)
            {
                process.Refresh();
                if (process.WorkingSet64 > most)
                {
                    await greed.CancelAsync().ConfigureAwait(false);
                    return;
                }

                await Task.Delay(Look, ended).ConfigureAwait(false);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or InvalidOperationException or Win32Exception)
        {
            // It ended in between.
        }
    }

    // A line beyond all measure comes in pieces, so that no output fills the memory.
    private static async Task ReadAsync(string program, StreamReader output, Action<string> line, long most, CancellationToken cancellationToken)
    {
        char[] buffer = new char[LongestLine];
        long all = 0;
        int kept = 0;
        for (int read; (read = await output.ReadAsync(buffer.AsMemory(kept), cancellationToken).ConfigureAwait(false)) > 0;)
        {
            all += read;
            if (all > most)
                throw new ProgramException("too-large", $"{program} writes more than {most:N0} characters of it; split it, or leave it out.");
            kept = Lines(buffer, kept + read, line);
        }

        if (kept > 0)
            line(new string(buffer, 0, kept));
    }

    /// <summary>Hands out whole lines, moves the rest to the front and returns its length.</summary>
    private static int Lines(char[] buffer, int length, Action<string> line)
    {
        int at = 0;
        for (int end; (end = buffer.AsSpan(at, length - at).IndexOf('\n')) >= 0; at += end + 1)
            line(new string(buffer, at, end).TrimEnd('\r'));
        if (length - at == buffer.Length)
        {
            line(new string(buffer));
            return 0;
        }

        buffer.AsSpan(at, length - at).CopyTo(buffer);
        return length - at;
    }
}
