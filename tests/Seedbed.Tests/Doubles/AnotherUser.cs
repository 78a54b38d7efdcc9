using System.Diagnostics;

namespace Seedbed.Tests.Doubles;

/// <summary>Runs the command as a user who may read and write only what everybody may: root may do anything.</summary>
internal static class AnotherUser
{
    private static readonly string[] Become = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", "HOME=/nonexistent"];

    /// <summary>Why that can't be done here; null when it can.</summary>
    public static string? Missing { get; } = Look();

    public static Task<SeedbedProcess> RunAsync(string folder, params string[] arguments) =>
        SeedbedProcess.RunAsync(folder, arguments, environment: null, through: Become);

    /// <summary>Lets everybody into a folder.</summary>
    public static void LetIn(string folder, bool toWrite = false) => Set(folder, toWrite ? "777" : "755");

    /// <summary>Keeps everybody but root out of a file or folder.</summary>
    public static void KeepOut(string path) => Set(path, "0");

    private static void Set(string path, string mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(mode, 8));
    }

    private static string? Look()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            return "needs root on Linux, to become another user";
        try
        {
            string[] command = [.. Become, "test", "-r", SeedbedProcess.Assembly];
            using var probe = Process.Start(command[0], command[1..]);
            probe.WaitForExit();
            return probe.ExitCode == 0 ? null : "other users can't read this build";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "there is no setpriv here";
        }
    }
}
