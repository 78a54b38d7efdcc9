using System.Runtime.CompilerServices;

namespace Seedbed.Export;

/// <summary>Reads a <c>dataset.jsonl</c>, ours or any JSON Lines of rows, as a stream: one row in memory at a time, at any size.</summary>
public static class DatasetReader
{
    /// <summary>The rows of a file, in order.</summary>
    /// <exception cref="SeedbedException">The file can't be read, or a line of it is no JSON object; the message names the line.</exception>
    public static async IAsyncEnumerable<DatasetRow> ReadAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string name = Path.GetFileName(path);
        await foreach (JsonLine line in JsonLinesFile.ReadAsync(path, cancellationToken).ConfigureAwait(false))
            yield return new DatasetRow(line, name);
    }

    /// <summary>The rows of a stream, in order. <paramref name="name"/> is what faults, and the ids of rows without one, call it.</summary>
    /// <exception cref="SeedbedException">A line is no JSON object; the message names the line.</exception>
    public static async IAsyncEnumerable<DatasetRow> ReadAsync(
        Stream stream, string name, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (JsonLine line in JsonLinesFile.ReadAsync(stream, name, cancellationToken).ConfigureAwait(false))
            yield return new DatasetRow(line, name);
    }
}
