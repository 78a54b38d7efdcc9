namespace Seedbed.Export;

/// <summary>The files of one export while they are written: each row goes into its split's file or into <c>rejects.jsonl</c>.</summary>
internal sealed class ExportSplits(Exporter exporter, ExportShape shape, ExportFolder folder, bool split) : IAsyncDisposable
{
    private const int MaxSplits = 32;
    private readonly List<ExportOutput> _outputs = [];
    private readonly Dictionary<string, long> _rejected = new(StringComparer.Ordinal);
    private ExportRejects? _rejects;

    public IReadOnlyList<ExportedFile> Files => [.. _outputs.Where(output => output.Rows > 0).Select(output => output.Done)];

    public IReadOnlyDictionary<string, long> Rejected => _rejected;

    public async ValueTask WriteAsync(DatasetRow row, CancellationToken cancellationToken)
    {
        Refusal? refusal = OutputOf(row, out ExportOutput? output) ?? output!.Write(row);
        if (refusal is null)
        {
            await output!.FlushAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        _rejected[refusal.Reason] = _rejected.GetValueOrDefault(refusal.Reason) + 1;
        _rejects ??= new(folder.Create("rejects.jsonl"));
        await _rejects.WriteAsync(row, refusal, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        foreach (ExportOutput output in _outputs)
            await output.EndAsync(cancellationToken).ConfigureAwait(false);
        if (_rejects is not null)
            await _rejects.EndAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ExportOutput output in _outputs)
            await output.DisposeAsync().ConfigureAwait(false);
        if (_rejects is not null)
            await _rejects.DisposeAsync().ConfigureAwait(false);
    }

    private Refusal? OutputOf(DatasetRow row, out ExportOutput? output)
    {
        output = null;
        string name = "train";
        if (split)
        {
            if (row.Text("split") is not { Length: > 0 } own)
                return new("no-split", "other rows have a split and this one has none");
            if (!IsName(own))
                return new("bad-split", "a split's name may have letters, digits and underscores only, 40 at most");
            name = own;
        }

        output = _outputs.Find(known => known.Split == name);
        if (output is not null)
            return null;
        // Names that differ in case alone would be one file on Windows and macOS.
        if (_outputs.Count == MaxSplits || _outputs.Exists(known => known.Split.Equals(name, StringComparison.OrdinalIgnoreCase)))
            return new("bad-split", $"there are {MaxSplits} splits already, or one of nearly the same name");
        string file = name + exporter.Extension;
        output = new(name, file, folder.Create(file), exporter, shape);
        _outputs.Add(output);
        return null;
    }

    private static bool IsName(string split) =>
        split.Length <= 40 && split.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
        && !split.Equals("rejects", StringComparison.OrdinalIgnoreCase) && !split.Equals("sources", StringComparison.OrdinalIgnoreCase);
}
