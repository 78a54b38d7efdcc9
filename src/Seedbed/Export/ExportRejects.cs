using System.IO.Pipelines;
using System.Text.Json;

namespace Seedbed.Export;

/// <summary>An export's <c>rejects.jsonl</c>: <c>{ id, step, reason, detail, row }</c>, as a run's.</summary>
internal sealed class ExportRejects : IAsyncDisposable
{
    private const int FlushAt = 64 * 1024;
    private readonly FileStream _stream;
    private readonly PipeWriter _pipe;
    private readonly JsonRecords _records;

    public ExportRejects(FileStream stream)
    {
        _stream = stream;
        _pipe = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        _records = JsonRecords.To(_pipe, array: false);
    }

    public async ValueTask WriteAsync(DatasetRow row, Refusal refusal, CancellationToken cancellationToken)
    {
        Utf8JsonWriter json = _records.BeginRecord();
        json.WriteStartObject();
        json.WriteString("id"u8, row.Id);
        json.WriteString("step"u8, "export"u8);
        json.WriteString("reason"u8, refusal.Reason);
        json.WriteString("detail"u8, refusal.Detail);
        json.WritePropertyName("row"u8);
        row.WriteTo(json);
        json.WriteEndObject();
        _records.EndRecord();
        if (_pipe.UnflushedBytes >= FlushAt)
            await _pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        await _pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
