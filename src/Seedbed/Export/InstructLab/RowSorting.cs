namespace Seedbed.Export.InstructLab;

/// <summary>The one pass over each run's dataset: writes what needs no leaf, remembers where each leaf's rows lie, and sets aside what can't be written.</summary>
/// <param name="folder">Where what can't be written is set aside.</param>
/// <param name="legacy">What older trainers read.</param>
/// <param name="leaves">The leaves of the run to export; none: not known.</param>
internal sealed class RowSorting(ExportFolder folder, LegacyFiles legacy, IReadOnlyCollection<string> leaves) : IAsyncDisposable
{
    private readonly SortedDictionary<string, LeafRows> _leaves = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _rejected = new(StringComparer.Ordinal);
    private ExportRejects? _rejects;

    /// <summary>The leaves with their rows, by their paths.</summary>
    public IReadOnlyDictionary<string, LeafRows> Leaves => _leaves;

    /// <summary>Rows that could not be written, by reason.</summary>
    public IReadOnlyDictionary<string, long> Rejected => _rejected;

    /// <summary>Works a run's whole dataset.</summary>
    /// <param name="run">The run.</param>
    /// <param name="isBeside">Whether it only adds to another run, and must have no questions and answers of its own.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="SeedbedException">The run is one beside another and has rows that belong into an export of their own.</exception>
    public async Task SortAsync(RowsOfRun run, bool isBeside, CancellationToken cancellationToken)
    {
        await foreach (JsonLine line in JsonLinesFile.ReadAsync(run.Dataset, cancellationToken).ConfigureAwait(false))
        {
            var row = new DatasetRow(line, run.Name);
            if (await SortAsync(row, new(run, line.Place), isBeside, cancellationToken).ConfigureAwait(false) is { } refusal)
                await RejectAsync(row, refusal, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Closes what was set aside.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        if (_rejects is not null)
            await _rejects.EndAsync(cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _rejects?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async ValueTask<Refusal?> SortAsync(DatasetRow row, RowPlace place, bool isBeside, CancellationToken cancellationToken)
    {
        if (TaxonomyRow.TryRead(row, out TaxonomyRow? read) is { } refusal)
            return refusal;
        if (isBeside && leaves.Count > 0 && !leaves.Contains(read!.Leaf))
            throw new SeedbedException($"{place.Run.Dataset}, line {place.Line.Number}: the row '{row.Id}' is of the leaf {read.Leaf}, which the run to export does not have; name runs of the same taxonomy with --with");
        if (read!.IsQuestionSet)
        {
            if (QuestionSet.TryRead(read, out _) is { } wrong)
                return wrong;
            Of(read.Leaf).QuestionSet.Add(place);
            return null;
        }

        if (isBeside && read.DocumentType is null)
            throw new SeedbedException($"{place.Run.Dataset}, line {place.Line.Number}: the row '{row.Id}' has neither 'choices' nor 'document_type', and only question sets and rewritten documents can be written beside another run; export that run by itself");
        if (read.IsKnowledge && (read.Passage is not { } key || !place.Run.Passages.Has(key)))
            return new("no-passage", $"the row is about a document, and {Path.GetFileName(place.Run.Chunks)} does not hold the passage that it came from");
        if (read.DocumentType is not null)
        {
            Of(read.Leaf).Rewritings.Add(place);
            return null;
        }

        if (read.IsTest)
        {
            await legacy.WriteTestAsync(read, cancellationToken).ConfigureAwait(false);
            return null;
        }

        await legacy.WriteTrainAsync(read, cancellationToken).ConfigureAwait(false);
        LeafRows rows = Of(read.Leaf);
        (read.IsKnowledge ? rows.Knowledge : rows.Skills).Add(place);
        return null;
    }

    private LeafRows Of(string leaf)
    {
        if (!_leaves.TryGetValue(leaf, out LeafRows? rows))
            _leaves.Add(leaf, rows = new());
        return rows;
    }

    private async ValueTask RejectAsync(DatasetRow row, Refusal refusal, CancellationToken cancellationToken)
    {
        _rejected[refusal.Reason] = _rejected.GetValueOrDefault(refusal.Reason) + 1;
        _rejects ??= new(folder.Create("rejects.jsonl"));
        await _rejects.WriteAsync(row, refusal, cancellationToken).ConfigureAwait(false);
    }
}
