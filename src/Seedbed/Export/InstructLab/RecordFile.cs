using System.IO.Pipelines;
using System.Text.Json;

namespace Seedbed.Export.InstructLab;

/// <summary>A JSON Lines file of an export while it is written.</summary>
internal sealed class RecordFile : IAsyncDisposable
{
    private const int FlushAt = 64 * 1024;
    private readonly string _name;
    private readonly FileStream _stream;
    private readonly PipeWriter _pipe;
    private readonly JsonRecords _records;
    private long _rows;

    public RecordFile(ExportFolder folder, string name)
    {
        _name = name;
        _stream = folder.Create(name);
        _pipe = PipeWriter.Create(_stream, new StreamPipeWriterOptions(leaveOpen: true));
        _records = JsonRecords.To(_pipe, array: false);
    }

    /// <summary>Writes one object, whose members <paramref name="members"/> writes.</summary>
    public async ValueTask WriteAsync(Action<Utf8JsonWriter> members, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Utf8JsonWriter json = _records.BeginRecord();
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
        _records.EndRecord();
        _rows++;
        if (_pipe.UnflushedBytes >= FlushAt)
            await _pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes the file.</summary>
    public async ValueTask<ExportedFile> EndAsync(CancellationToken cancellationToken)
    {
        await _pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
        _stream.Flush(flushToDisk: true);
        long bytes = _stream.Length;
        await _stream.DisposeAsync().ConfigureAwait(false);
        return new("train", _name, _rows, bytes) { Config = null };
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
