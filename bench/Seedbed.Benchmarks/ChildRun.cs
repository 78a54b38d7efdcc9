using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Seedbed.Benchmarks;

/// <summary>A child process measured as a whole: wall time, processor time (user and system), highest resident memory.</summary>
internal sealed record ChildRun(int ExitCode, double Seconds, double CpuSeconds, long PeakMemory, string Output)
{
    private const int OfChildren = -1;

    /// <summary>Runs a command to its end; one at a time, since the system counts the processor time of all children together.</summary>
    public static async Task<ChildRun> OfAsync(IReadOnlyList<string> command, string folder)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        double before = ChildrenCpu();
        var watch = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<long> peak = PeakAsync(process);
        await process.WaitForExitAsync();
        double seconds = watch.Elapsed.TotalSeconds;
        return new(process.ExitCode, seconds, ChildrenCpu() - before, await peak, await output + await errors);
    }

    /// <summary>Stops the benchmark when the command failed.</summary>
    public ChildRun Good(params ReadOnlySpan<int> otherCodes) => ExitCode == 0 || otherCodes.Contains(ExitCode)
        ? this
        : throw new InvalidOperationException($"exit code {ExitCode}: {Output}");

    private static async Task<long> PeakAsync(Process process)
    {
        long peak = 0;
        while (true)
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
                await Task.Delay(50);
                if (process.HasExited)
                    return peak;
            }
            catch (InvalidOperationException)
            {
                return peak;
            }
        }
    }

    private static double ChildrenCpu()
    {
        if (GetUsage(OfChildren, out Usage usage) != 0)
            throw new InvalidOperationException("getrusage failed");
        return usage.UserSeconds + usage.SystemSeconds + ((usage.UserMicroseconds + usage.SystemMicroseconds) / 1e6);
    }

    [DllImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetUsage(int who, out Usage usage);

    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}
