using Seedbed.Ingestion.Office;
using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion;

/// <summary>
/// Excel's XLSX: each sheet a heading and a table, formulas by the values that were kept, dates by their number formats.
/// Hidden sheets, empty rows and empty columns are left out; more than two million cells are a reject <c>too-large</c>.
/// </summary>
public sealed class XlsxReader : DocumentReader
{
    /// <summary>Cells of all sheets together.</summary>
    private const int MostCells = 2_000_000;

    /// <inheritdoc/>
    public override string MediaType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Endings { get; } = [".xlsx", ".xlsm", ".xltx", ".xltm"];

    /// <summary>256 MiB.</summary>
    public override long MaxBytes => 256L << 20;

    /// <inheritdoc/>
    public override ValueTask<ReadOutcome> ReadAsync(SourceContent content, CancellationToken cancellationToken) =>
        new(OfficeFile.Read(content, "XLSX", "xl/workbook.xml", Read, cancellationToken));

    private static DocumentBody Read(Package package, PartLinks links, string main)
    {
        XlsxWorkbook workbook = XlsxWorkbook.Of(package, main);
        PartLinks parts = PartLinks.Of(package, main);
        XlsxFormats formats = XlsxFormats.Of(package, parts.First("styles"));
        List<string> strings = XlsxStrings.Of(package, parts.First("sharedStrings"));
        CoreProperties properties = CoreProperties.Of(package, links);
        var builder = new DocumentBuilder(1 << 16) { Title = properties.Title, Language = properties.Language };
        var budget = new TextBudget(pieces: MostCells);
        var read = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string link) in workbook.Sheets)
        {
            using XmlPart? xml = parts[link] is { } part && read.Add(part) ? XmlPart.Open(package, part) : null;
            if (xml is null)
                continue;
            builder.Heading(1, name);
            new XlsxTable(builder, budget).Write(new XlsxSheet(xml, strings, formats, workbook.From1904, budget));
        }

        return builder.Build();
    }
}
