using System.Runtime.CompilerServices;

namespace Seedbed.RowFiles;

/// <summary>
/// Reads rows from JSONL, CSV and TSV files, in the files' order. A row's id is its own <c>id</c> (a text or number) where
/// no row before has the same, else <c>file.jsonl#LINE</c>; an own id that was not taken is kept as the column
/// <c>input_id</c>. All other columns, an own <c>source</c> too, stay as they are. Each reading starts anew.
/// </summary>
public sealed class RowReader
{
    /// <summary>The longest line or CSV record that is read, in bytes; a longer one is a reject <c>too-long</c>.</summary>
    public const int LongestLine = 256 << 20;

    private const int RowsForColumns = 1000;

    private readonly IReadOnlyList<RowFile> _files;
    private readonly string _step;
    private readonly int _longest;

    /// <summary>A reader of these files.</summary>
    /// <param name="files">In the order in which they are read.</param>
    /// <param name="step">The source's step name, which rejects carry.</param>
    /// <exception cref="SeedbedException">A file is of no kind that holds rows.</exception>
    public RowReader(IReadOnlyList<RowFile> files, string step = "rows")
        : this(files, step, LongestLine)
    {
    }

    internal RowReader(IReadOnlyList<RowFile> files, string step, int longest)
    {
        ArgumentNullException.ThrowIfNull(files);
        _files = files;
        _step = step;
        _longest = longest;
        if (files.FirstOrDefault(file => !RowFile.IsRowFile(file.FullPath)) is { } other)
            throw new SeedbedException($"{other.FullPath} holds no rows; give a file that ends in {string.Join(", ", RowFile.Endings)}");
    }

    /// <summary>The columns of the first 1,000 rows together, in the order in which they first come.</summary>
    public async Task<IReadOnlyList<string>> ColumnsAsync(CancellationToken cancellationToken)
    {
        var columns = new List<string>();
        var known = new HashSet<string>();
        int rows = 0;
        await foreach (RowRead read in ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (read.Unit is null)
                continue;
            columns.AddRange(read.Unit.RowColumns.Select(column => column.Key).Where(known.Add));
            if (++rows == RowsForColumns)
                break;
        }

        return columns;
    }

    /// <summary>
    /// Every row as a unit, or why it is none: <c>not-json</c>, <c>not-an-object</c>, <c>too-long</c>, <c>bad-encoding</c>,
    /// <c>too-many-cells</c>, <c>unclosed-quote</c>, and <c>unreadable</c> for a whole file. Empty lines are neither.
    /// </summary>
    public async IAsyncEnumerable<RowRead> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var units = new RowUnits(_files.Select(file => file.Name));
        foreach (RowFile file in _files)
        {
            IRecordReader? records = Open(file, out string? fault);
            if (records is null)
            {
                yield return new(null, new(_step, "unreadable", fault!, Item: file.Name));
                continue;
            }

            using (records)
            {
                var source = new RowSource { Document = file.Name };
                while (await records.NextAsync(cancellationToken).ConfigureAwait(false) is { } record)
                {
                    yield return record.Reason is null
                        ? new(units.Of(source, record), null)
                        : new(null, new(_step, record.Reason, record.Detail!, Item: $"{file.Name}#{record.Line}"));
                }
            }
        }
    }

    private IRecordReader? Open(RowFile file, out string? fault)
    {
        try
        {
            fault = null;
            var bytes = new FileStream(file.FullPath, new FileStreamOptions { Options = FileOptions.SequentialScan | FileOptions.Asynchronous, BufferSize = 0 });
            return RecordReaders.Of(bytes, file.FullPath, _longest);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fault = $"{file.FullPath} can't be read: {e.Message}";
            return null;
        }
    }
}
