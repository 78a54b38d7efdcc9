using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Seedbed.Runs;

/// <summary>Work that waits on disk, in a file that is made when first needed and gone when closed. Thread-safe.</summary>
internal sealed class SpillFile(string folder, int stages) : IDisposable
{
    private readonly Lock _gate = new();
    private SafeFileHandle? _file;
    private long _end;
    private int _held;

    public Spilled Write(UnitWork[] batch)
    {
        var buffer = new ArrayBufferWriter<byte>(64 << 10);
        UnitWorkJson.Write(buffer, batch);
        Spilled place = Reserve(buffer.WrittenCount);
        RandomAccess.Write(_file!, buffer.WrittenSpan, place.Offset);
        return place;
    }

    /// <summary>Reads what stands at a place and lets go of it.</summary>
    public UnitWork[] Read(Spilled place)
    {
        UnitWork[] batch = Peek(place);
        lock (_gate)
        {
            if (--_held == 0)
                _end = 0;
        }

        return batch;
    }

    /// <summary>Reads what stands at a place, which is kept.</summary>
    public UnitWork[] Peek(Spilled place)
    {
        byte[] bytes = new byte[place.Length];
        int read = 0;
        while (read < bytes.Length)
        {
            int count = RandomAccess.Read(_file!, bytes.AsSpan(read), place.Offset + read);
            if (count == 0)
                throw new EndOfStreamException("work that was kept on disk is cut short");
            read += count;
        }

        return UnitWorkJson.Read(bytes, stages);
    }

    public void Dispose() => _file?.Dispose();

    private Spilled Reserve(int length)
    {
        lock (_gate)
        {
            _file ??= Open();
            _held++;
            var place = new Spilled(_end, length);
            _end += length;
            return place;
        }
    }

    private SafeFileHandle Open()
    {
        string path = Path.Combine(folder, $".waiting-{Path.GetRandomFileName()}");
        SafeFileHandle file = File.OpenHandle(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        // Unlinked at once where the system allows it, so that a killed process leaves nothing behind.
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        return file;
    }
}
