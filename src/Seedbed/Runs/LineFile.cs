using System.Buffers;
using System.Text.Json;

namespace Seedbed.Runs;

/// <summary>
/// A JSON Lines file in the making: written under <c>NAME.partial</c>, under its own name only once it is whole. One writer.
/// </summary>
internal sealed class LineFile : IAsyncDisposable
{
    private const int FlushBytes = 256 << 10;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly ArrayBufferWriter<byte> _buffer = new(FlushBytes * 2);
    private readonly Utf8JsonWriter _json;

    public LineFile(string path)
    {
        _path = path;
        _file = new(PartialName(path), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0, useAsync: false);
        _json = new(_buffer, Json.Lines);
    }

    /// <summary>Lines written.</summary>
    public long Lines { get; private set; }

    public static string PartialName(string path) => path + ".partial";

    /// <summary>Writes one value as one line.</summary>
    public void Write<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        write(_json, value);
        _json.Flush();
        _json.Reset();
        _buffer.Write("\n"u8);
        Lines++;
        if (_buffer.WrittenCount >= FlushBytes)
            Flush();
    }

    /// <summary>Everything so far is in the file.</summary>
    public void Flush()
    {
        _file.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }

    /// <summary>The file is whole: it takes its own name.</summary>
    public void Publish()
    {
        Flush();
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        File.Move(PartialName(_path), _path, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _json.DisposeAsync().ConfigureAwait(false);
        await _file.DisposeAsync().ConfigureAwait(false);
    }
}
