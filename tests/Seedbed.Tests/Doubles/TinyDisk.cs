using System.Diagnostics;

namespace Seedbed.Tests.Doubles;

/// <summary>A disk in memory that fills up soon, mounted on a folder.</summary>
internal sealed class TinyDisk : IDisposable
{
    private readonly string _folder;

    public TinyDisk(string folder, string size = "1m")
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        Do("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder).ShouldBeTrue();
    }

    /// <summary>Why there can't be one here; null when there can.</summary>
    public static string? Missing { get; } = Look();

    public void Grow(string size) => Do("mount", "-o", $"remount,size={size}", _folder).ShouldBeTrue();

    public void Dispose() => Do("umount", _folder);

    private static string? Look()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            return "needs root on Linux, to mount a small disk";
        using var folder = new TempFolder();
        if (!Do("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.Path))
            return "a small disk can't be mounted here";
        Do("umount", folder.Path);
        return null;
    }

    private static bool Do(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
