using System.Globalization;

namespace Seedbed.Runs;

/// <summary>Held while a process works on a run folder. The system frees it when the process ends, however it ends.</summary>
public sealed class RunLock : IDisposable
{
    internal const string Name = "run.lock";

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    internal static RunLock Take(string path)
    {
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return new(file);
        }
        catch (IOException held) when (held.HResult is SharingViolation or WouldBlock or WouldBlockOnMac)
        {
            throw new SeedbedException(
                $"another seedbed process is working on {System.IO.Path.GetDirectoryName(path)}; wait for it or stop it, or name another --out.", held);
        }
    }

    private const int SharingViolation = unchecked((int)0x80070020);
    private const int WouldBlock = 11;
    private const int WouldBlockOnMac = 35;
}
