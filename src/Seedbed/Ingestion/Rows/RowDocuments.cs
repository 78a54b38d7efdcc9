using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Seedbed.RowFiles;

namespace Seedbed.Ingestion.Rows;

/// <summary>
/// Rows as documents: one column is the text, read as plain text; <c>title</c>, where there is one, the title; all others are
/// what is known of it. A document's path is <c>file.csv#17</c>: the line on which its row begins, in a JSON list its number.
/// </summary>
internal sealed class RowDocuments(string column, FileReading reading)
{
    private const string TitleColumn = "title";

    /// <summary>The rows of a file on disk.</summary>
    public async IAsyncEnumerable<ReadJob> OfAsync(SourceFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (file.Bytes == 0)
        {
            yield return ReadJob.Of(reading.Empty(file.Path));
            yield break;
        }

        if (Open(file, out Reject? fault) is not { } bytes)
        {
            yield return ReadJob.Of(fault!);
            yield break;
        }

        await foreach (ReadJob job in OfAsync(file.Path, bytes, cancellationToken).ConfigureAwait(false))
            yield return job;
    }

    /// <summary>The rows of a file whose bytes are at hand; the stream is taken over.</summary>
    public async IAsyncEnumerable<ReadJob> OfAsync(string path, Stream bytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using IRecordReader records = RecordReaders.Of(bytes, path);
        bool any = false;
        while (true)
        {
            (InputRecord? next, Reject? fault) = await NextAsync(records, path, cancellationToken).ConfigureAwait(false);
            if (next is not { } record)
            {
                fault ??= any ? null : reading.Reject(path, "no-text", $"{path} holds no rows; fill it or leave it out.");
                if (fault is not null)
                    yield return ReadJob.Of(fault);
                yield break;
            }

            any = true;
            if (records.Header is { } header && !header.Contains(column))
            {
                yield return ReadJob.Of(NoColumn(path, header));
                yield break;
            }

            yield return Job(path, record);
        }
    }

    private FileStream? Open(SourceFile file, out Reject? fault)
    {
        try
        {
            fault = null;
            return new FileStream(file.FullPath, new FileStreamOptions { Options = FileOptions.SequentialScan | FileOptions.Asynchronous, BufferSize = 0 });
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            fault = reading.Unreadable(file.Path, problem);
            return null;
        }
    }

    private async ValueTask<(InputRecord? Record, Reject? Fault)> NextAsync(IRecordReader records, string path, CancellationToken cancellationToken)
    {
        try
        {
            return (await records.NextAsync(cancellationToken).ConfigureAwait(false), null);
        }
        catch (IOException problem)
        {
            return (null, reading.Unreadable(path, problem));
        }
    }

    private ReadJob Job(string path, InputRecord record)
    {
        string place = $"{path}#{record.Line}";
        if (record.Reason is not null)
            return ReadJob.Of(reading.Reject(place, record.Reason, $"{Where(path, record)}: {record.Detail}"));
        if (Text(record.Value, out string? problem) is not { } text)
            return ReadJob.Of(reading.Reject(place, "no-text", $"{Where(path, record)}: {problem}"));
        long size = JsonMarshal.GetRawUtf8Value(record.Value).Length;
        return new(size, token => Task.FromResult(Read(place, Where(path, record), text, record.Value, token)));
    }

    private static string Where(string path, InputRecord record) =>
        $"{path}, {(path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? "row" : "line")} {record.Line}";

    private string? Text(JsonElement row, out string? problem)
    {
        problem = null;
        if (!row.TryGetProperty(column, out JsonElement value))
            problem = $"the row has no column '{column}'; add it or leave the row out";
        else if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            problem = $"'{column}' holds {(value.ValueKind == JsonValueKind.Array ? "a list" : "an object")} where a text is wanted; name another column";
        else if (value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString())))
            problem = $"'{column}' is empty; fill it or leave the row out";
        return problem is not null ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
    }

    private DocumentOutcome Read(string place, string where, string text, JsonElement row, CancellationToken cancellationToken)
    {
        DocumentBody body = TextReader.Read(text, cancellationToken);
        if (body.Blocks.Count == 0)
            return new(null, reading.Reject(place, "no-text", $"{where}: '{column}' has no text to read; fill it or leave the row out"));
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return new(new()
        {
            Path = place,
            Title = Title(row) ?? FileReading.FirstHeading(body) ?? place[(place.LastIndexOf('/') + 1)..],
            MediaType = "text/plain",
            Bytes = bytes.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Text = body.Text,
            Blocks = body.Blocks,
            Metadata = Columns.Of(row.EnumerateObject()
                .Where(property => property.Name != column)
                .Select(property => KeyValuePair.Create(property.Name, property.Value))),
        }, null);
    }

    private string? Title(JsonElement row) =>
        column != TitleColumn && row.TryGetProperty(TitleColumn, out JsonElement value) && value.ValueKind == JsonValueKind.String
        && CleanText.Line(value.GetString()!) is { Length: > 0 } title ? title : null;

    private Reject NoColumn(string path, IReadOnlyList<string> header)
    {
        string known = string.Join(", ", header.Take(20)) + (header.Count > 20 ? ", …" : "");
        return reading.Reject(path, "no-column", $"{path} has no column '{column}'; its columns are {known}");
    }
}
