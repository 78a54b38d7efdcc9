using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Seedbed.Taxonomies.Git;

/// <summary>
/// Runs git: arguments as a list, no shell, no hooks, no submodules, no questions on the terminal, bounded in time, killed
/// with all that it started when cancelled.
/// </summary>
internal sealed class GitProgram(GitOptions options, TimeProvider time)
{
    private const int MostComplaint = 16_000;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    // What a hook or an outer git leaves in the environment would point these calls at another repository.
    private static readonly string[] Foreign =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR",
        "GIT_NAMESPACE", "GIT_PREFIX", "GIT_SHALLOW_FILE", "GIT_EXTERNAL_DIFF", "GIT_LITERAL_PATHSPECS", "GIT_TRACE",
    ];

    private static readonly string[] Settings =
    [
        "core.hooksPath=/dev/null", "core.fsmonitor=false", "submodule.recurse=false", "fetch.recurseSubmodules=false",
        "gc.auto=0", "maintenance.auto=false", "credential.interactive=false", "advice.detachedHead=false",
        // The same bytes on every machine, and no program of the repository's choosing.
        "core.autocrlf=false", "filter.lfs.smudge=", "filter.lfs.process=", "filter.lfs.required=false",
    ];

    /// <summary>One call.</summary>
    /// <param name="folder">Its working folder.</param>
    /// <param name="arguments">What follows the settings.</param>
    /// <param name="environment">Variables to set.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <exception cref="GitException">Git is not installed, or took too long.</exception>
    public async Task<GitOutcome> RunAsync(
        string folder, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var timeOut = new CancellationTokenSource(options.TimeOut, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeOut.Token);
        using Process process = Start(folder, arguments, environment);
        try
        {
            process.StandardInput.Close();
            Task<string> complaint = process.ComplaintAsync(MostComplaint, either.Token);
            string output = await process.StandardOutput.ReadToEndAsync(either.Token).ConfigureAwait(false);
            string errors = await complaint.ConfigureAwait(false);
            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
            return new(process.ExitCode, output, errors);
        }
        catch (OperationCanceledException) when (timeOut.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new GitException("time-out", $"git {arguments[0]} took longer than {options.TimeOut.TotalSeconds:0.###} seconds; see whether the repository can be reached, or give the documents with --documents FOLDER");
        }
        finally
        {
            process.End(Grace);
        }
    }

    private Process Start(string folder, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(ProgramPath.Of(options.Tool) ?? throw Missing())
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        foreach (string argument in (string[])["--no-pager", .. Settings.SelectMany(setting => (string[])["-c", setting]), .. arguments])
            start.ArgumentList.Add(argument);
        Prepare(start.Environment, environment);
        try
        {
            return Process.Start(start) ?? throw new GitException("missing-tool", $"{options.Tool} did not start");
        }
        catch (Win32Exception fault)
        {
            throw Missing(fault);
        }
    }

    private GitException Missing(Exception? fault = null) =>
        new("missing-tool", $"{options.Tool} is not installed; install git, or give the documents with --documents FOLDER", fault);

    private static void Prepare(IDictionary<string, string?> variables, IReadOnlyDictionary<string, string>? more)
    {
        foreach (string name in Foreign)
            variables.Remove(name);
        variables["GIT_TERMINAL_PROMPT"] = "0";
        variables["GIT_OPTIONAL_LOCKS"] = "0";
        variables["GCM_INTERACTIVE"] = "never";
        // Complaints are shown and read in English.
        variables["LC_ALL"] = "C.UTF-8";
        variables["LANGUAGE"] = "C";
        foreach ((string name, string value) in more ?? new Dictionary<string, string>())
            variables[name] = value;
    }
}
