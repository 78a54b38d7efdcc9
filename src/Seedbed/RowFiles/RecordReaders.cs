using System.Text;

namespace Seedbed.RowFiles;

/// <summary>Chooses the reader of a file of records by its name's ending.</summary>
internal static class RecordReaders
{
    /// <summary>The endings of all files whose records can be read.</summary>
    public static IReadOnlyList<string> Endings { get; } = [.. RowFile.Endings, ".json"];

    /// <summary>A reader that takes the stream over. UTF-16 is known by its byte order mark; all else is UTF-8.</summary>
    /// <param name="bytes">The file from its beginning; it can seek.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="longest">The longest record, in bytes.</param>
    public static IRecordReader Of(Stream bytes, string name, int longest = RowReader.LongestLine)
    {
        byte[] head = new byte[1 << 14];
        int read = bytes.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        bytes.Position = 0;
        Encoding? wide = head.AsSpan(0, read) switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
        Stream stream = wide is null ? bytes : Encoding.CreateTranscodingStream(bytes, wide, Encoding.UTF8);
        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".csv" => new CsvRecords(stream, Delimiter((wide ?? Encoding.UTF8).GetString(head.AsSpan(0, read))), longest),
            ".tsv" => new CsvRecords(stream, (byte)'\t', longest),
            ".json" => new JsonRecords(stream, longest),
            _ => new JsonLines(stream, longest),
        };
    }

    // Some programs write semicolons where the decimal sign is a comma.
    private static byte Delimiter(string head)
    {
        ReadOnlySpan<char> line = head.AsSpan();
        int end = line.IndexOfAny('\r', '\n');
        line = end < 0 ? line : line[..end];
        return line.Count(';') > line.Count(',') ? (byte)';' : (byte)',';
    }
}
