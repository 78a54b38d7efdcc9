using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Seedbed;

/// <summary>What is the same for all outside programs, whoever starts them.</summary>
internal static class OutsideProgram
{
    /// <summary>What a program complains of: read to its end, so that it never waits, and only the beginning kept.</summary>
    /// <param name="process">The program, its errors redirected.</param>
    /// <param name="most">The most characters that are kept.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<string> ComplaintAsync(this Process process, int most, CancellationToken cancellationToken)
    {
        var kept = new StringBuilder();
        char[] buffer = new char[1024];
        for (int read; (read = await process.StandardError.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            kept.Append(buffer, 0, Math.Min(read, most - kept.Length));
        return kept.ToString();
    }

    /// <summary>Kills a program that still runs, with all that it started.</summary>
    /// <param name="process">The program.</param>
    /// <param name="grace">How long to wait until it is gone.</param>
    public static void End(this Process process, TimeSpan grace = default)
    {
        try
        {
            if (process.HasExited)
                return;
            process.Kill(entireProcessTree: true);
            if (grace > TimeSpan.Zero)
                process.WaitForExit(grace);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It ended by itself in between.
        }
    }
}
