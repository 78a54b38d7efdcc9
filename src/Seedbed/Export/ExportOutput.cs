using System.IO.Pipelines;

namespace Seedbed.Export;

/// <summary>One split's file while it is written, with its buffer.</summary>
internal sealed class ExportOutput : IAsyncDisposable
{
    private const int FlushAt = 64 * 1024;
    private readonly string _name;
    private readonly FileStream _stream;
    private readonly PipeWriter _pipe;
    private readonly ExportFile _file;
    private long _bytes;

    public ExportOutput(string split, string name, FileStream stream, Exporter exporter, ExportShape shape)
    {
        Split = split;
        _name = name;
        _stream = stream;
        _pipe = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        _file = exporter.Open(_pipe, shape);
        _file.Begin();
    }

    public string Split { get; }

    public long Rows { get; private set; }

    public ExportedFile Done => new(Split, _name, Rows, _bytes);

    public Refusal? Write(DatasetRow row)
    {
        Refusal? refusal = _file.Write(row);
        if (refusal is null)
            Rows++;
        return refusal;
    }

    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_pipe.UnflushedBytes >= FlushAt)
            await _pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        _file.End();
        await _pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
        _stream.Flush(flushToDisk: true);
        _bytes = _stream.Length;
        await _stream.DisposeAsync().ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
