using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Seedbed.RowFiles;

/// <summary>Reads the texts of one column of JSON Lines, as they stand there.</summary>
public static class ColumnTexts
{
    /// <summary>Each row's text with the line that it stands on, in order; lines of white space are passed over.</summary>
    /// <param name="stream">JSON Lines; read once and disposed.</param>
    /// <param name="name">What the stream is called, for faults.</param>
    /// <param name="column">The column.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SeedbedException">A line is no row, or has no text in that column.</exception>
    public static async IAsyncEnumerable<(long Line, string Text)> ReadAsync(
        Stream stream, string name, string column, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var records = new JsonLines(stream, RowReader.LongestLine);
        while (await records.NextAsync(cancellationToken).ConfigureAwait(false) is { } record)
            yield return (record.Line, Text(record, name, column));
    }

    private static string Text(InputRecord record, string name, string column)
    {
        if (record.Detail is { } fault)
            throw new SeedbedException($"{name}:{record.Line}: {fault}");
        if (!record.Value.TryGetProperty(column, out JsonElement value))
            throw new SeedbedException($"{name}:{record.Line}: the row has no column '{column}'; it has {string.Join(", ", record.Value.EnumerateObject().Select(one => one.Name).Take(20))}");
        return value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new SeedbedException($"{name}:{record.Line}: the column '{column}' holds {value.ValueKind.ToString().ToLowerInvariant()}, not a text");
    }
}
