using System.Runtime.CompilerServices;
using Seedbed.Ingestion;
using Seedbed.RowFiles;

namespace Seedbed.Runs;

/// <summary>Lines of JSONL, CSV and TSV files as units: <c>source: rows</c>.</summary>
public sealed class RowFileSource : UnitSource
{
    private readonly SourceListing _listing;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _renamed;
    private readonly RowReader _reader;

    private RowFileSource(
        SourceListing listing, RowReader reader, IReadOnlyList<KeyValuePair<string, string>> renamed, IReadOnlyList<string> columns)
    {
        (_listing, _reader, _renamed) = (listing, reader, renamed);
        OwnColumns = [.. columns.Select(NewName)];
    }

    /// <inheritdoc/>
    public override string Verb => "rows";

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnColumns { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Path, string FullPath)> Files => [.. _listing.Files.Select(file => (file.Path, file.FullPath))];

    /// <summary>The rows of the files that the inputs hold; the first of them are looked at for their columns.</summary>
    /// <param name="inputs">Files and folders.</param>
    /// <param name="files">Which of the files below the folders.</param>
    /// <param name="renamed">Columns of the input and the names that steps know them by.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <exception cref="SeedbedException">An input does not exist, or there is no file of rows.</exception>
    public static async Task<RowFileSource> OpenAsync(
        IReadOnlyList<string> inputs,
        SourceOptions? files = null,
        IReadOnlyList<KeyValuePair<string, string>>? renamed = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        SourceOptions options = (files ?? new()) with { Step = Pipeline.SourceName };
        SourceListing listing = InputListing.Of(inputs, options, RowFile.Endings);
        var reader = new RowReader([.. listing.Files.Select(file => new RowFile(file.Path, file.FullPath))], Pipeline.SourceName);
        IReadOnlyList<string> columns = await reader.ColumnsAsync(cancellationToken).ConfigureAwait(false);
        return new(listing, reader, renamed ?? [], columns);
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<SourceItem> ReadAsync(
        SourceKeep keep, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (Reject reject in _listing.Rejects)
            yield return SourceItem.Of(reject);
        await foreach (RowRead read in _reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return read.Unit is { } unit
                ? SourceItem.Of(Renamed(unit), opensInput: true)
                : SourceItem.Of(read.Reject!);
        }
    }

    private Unit Renamed(Unit unit) => _renamed.Count == 0 ? unit : unit with
    {
        RowColumns = _renamed.Aggregate(unit.RowColumns, (columns, pair) => columns.Renamed(pair.Key, pair.Value)),
    };

    private string NewName(string column) => _renamed.FirstOrDefault(pair => pair.Key == column).Value ?? column;
}
