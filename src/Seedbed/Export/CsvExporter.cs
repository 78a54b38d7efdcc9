using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;

namespace Seedbed.Export;

/// <summary>
/// CSV by RFC 4180, UTF-8 without a mark, a header line, lines ended by CR LF: <c>id</c>, the columns (a text as it is,
/// another value as JSON, nothing for null), then <c>source</c> as JSON. Cells are not guarded against formulas, since
/// that would change the data: see <see cref="Usage"/>.
/// </summary>
public sealed class CsvExporter : Exporter
{
    /// <inheritdoc/>
    public override string Name => "csv";

    /// <inheritdoc/>
    public override string Summary => "CSV with every column, for spreadsheets and data frames";

    /// <inheritdoc/>
    public override string Extension => ".csv";

    /// <inheritdoc/>
    public override string Usage =>
        """
        - pandas: `pandas.read_csv("train.csv", keep_default_na=False)` (without it, the words "NA" and "None" become missing values).
        - Spreadsheets: a cell that begins with `=`, `+`, `-` or `@` may be run as a formula. The cells are written unchanged; import the file as text, don't open it by a double click.
        """;

    /// <inheritdoc/>
    public override ExportFile Open(IBufferWriter<byte> output, ExportShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        List<string> columns = ["id", .. shape.Columns.Select(column => column.Name)];
        if (!columns.Contains("source"))
            columns.Add("source");
        return new File(output, columns);
    }

    private sealed class File(IBufferWriter<byte> output, IReadOnlyList<string> columns) : ExportFile
    {
        private static readonly CsvWriterOptions Options = new() { Quoting = CsvQuoting.WhenNeededOrWhitespace };

        private readonly StringBuilder _text = new();
        private readonly string?[] _cells = new string?[columns.Count];
        private CsvWriter? _csv;

        public override void Begin() => Line([.. columns]);

        public override Refusal? Write(DatasetRow row)
        {
            for (int i = 0; i < _cells.Length; i++)
                _cells[i] = columns[i] == "id" ? row.Id : row.Text(columns[i]);
            Line(_cells);
            return null;
        }

        private void Line(string?[] cells)
        {
            _csv ??= CsvWriter.Create(new StringWriter(_text, CultureInfo.InvariantCulture), Options);
            _csv.WriteRecord(cells.AsSpan());
            _csv.Flush();
            foreach (ReadOnlyMemory<char> part in _text.GetChunks())
                Encoding.UTF8.GetBytes(part.Span, output);
            _text.Clear();
        }
    }
}
