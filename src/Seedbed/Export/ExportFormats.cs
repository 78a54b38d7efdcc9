namespace Seedbed.Export;

/// <summary>The formats that a program can export to: the built-in ones and its own. Immutable.</summary>
public sealed class ExportFormats
{
    private ExportFormats(IReadOnlyList<Exporter> all) => All = all;

    /// <summary><c>messages</c>, <c>alpaca</c>, <c>alpaca-jsonl</c>, <c>sharegpt</c>, <c>csv</c>.</summary>
    public static ExportFormats BuiltIn { get; } = new(
        [new MessagesExporter(), new AlpacaExporter(array: true), new AlpacaExporter(array: false), new ShareGptExporter(), new CsvExporter()]);

    /// <summary>All formats, in order.</summary>
    public IReadOnlyList<Exporter> All { get; }

    /// <summary>These formats and one more; one of the same name is replaced.</summary>
    public ExportFormats With(Exporter exporter)
    {
        ArgumentNullException.ThrowIfNull(exporter);
        return new([.. All.Where(known => known.Name != exporter.Name), exporter]);
    }

    /// <summary>The format of this name.</summary>
    /// <exception cref="SeedbedException">There is none; the message lists those that there are.</exception>
    public Exporter Find(string name) =>
        All.FirstOrDefault(known => known.Name == name)
        ?? throw new SeedbedException($"there is no export format '{name}'; there are {string.Join(", ", All.Select(known => known.Name))}");
}
