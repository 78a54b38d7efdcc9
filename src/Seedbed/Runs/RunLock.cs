using System.Globalization;

namespace Seedbed.Runs;

/// <summary>Held while a process works on a run folder. The system frees it when the process ends, however it ends.</summary>
public sealed class RunLock : IDisposable
{
    internal const string Name = "run.lock";

    private readonly FileStream _file;

    private readonly string? _made;

    private RunLock(FileStream file, string? made) => (_file, _made) = (file, made);

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        string folder = Path.GetDirectoryName(_file.Name)!;
        if (_made is not null && IsBare(folder))
            Remove(folder, _made);
    }

    /// <summary>Whether a process holds the lock just now.</summary>
    internal static bool IsHeld(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return false;
        }
        catch (IOException held) when (IsTaken(held))
        {
            return true;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    internal static RunLock Take(string path, string? made)
    {
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return new(file, made);
        }
        catch (IOException held) when (IsTaken(held))
        {
            throw new SeedbedException(
                $"another seedbed process is working on {System.IO.Path.GetDirectoryName(path)}; wait for it or stop it, or name another --out", held);
        }
    }

    private static bool IsTaken(IOException fault) => fault.HResult is SharingViolation or WouldBlock or WouldBlockOnMac;

    // Logs that were opened and got no line are nothing.
    private static bool IsBare(string folder) => Directory.Exists(folder)
        && Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .All(file => Path.GetFileName(file) == Name || new FileInfo(file).Length == 0);

    // Nothing but what is empty, should another process have begun there or beside it.
    private static void Remove(string folder, string highest)
    {
        try
        {
            foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToArray())
                File.Delete(file);
            foreach (string below in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).OrderByDescending(path => path.Length).ToArray())
                Directory.Delete(below);
            for (string at = folder; at.Length >= highest.Length; at = Path.GetDirectoryName(at)!)
                Directory.Delete(at);
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            // What is left is no one's loss.
        }
    }

    private const int SharingViolation = unchecked((int)0x80070020);
    private const int WouldBlock = 11;
    private const int WouldBlockOnMac = 35;
}
