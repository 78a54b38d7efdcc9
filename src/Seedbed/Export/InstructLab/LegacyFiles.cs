namespace Seedbed.Export.InstructLab;

/// <summary>The files of InstructLab's older trainers: all rows in one, as questions and answers and as messages, and the seeds to test by.</summary>
internal sealed class LegacyFiles : IAsyncDisposable
{
    private readonly string _system;
    private readonly RecordFile _train;
    private readonly RecordFile _test;
    private readonly RecordFile _messages;

    public LegacyFiles(ExportFolder folder, string suffix, string system)
    {
        _system = system;
        _train = new(folder, $"train_{suffix}.jsonl");
        _test = new(folder, $"test_{suffix}.jsonl");
        _messages = new(folder, $"messages_{suffix}.jsonl");
    }

    public async ValueTask WriteTrainAsync(TaxonomyRow row, CancellationToken cancellationToken)
    {
        await _train.WriteAsync(
            json =>
            {
                json.WriteString("system"u8, _system);
                json.WriteString("user"u8, row.LegacyUser);
                json.WriteString("assistant"u8, row.Answer);
            },
            cancellationToken).ConfigureAwait(false);
        await _messages.WriteAsync(
            json =>
            {
                json.WriteMessages(new("user", row.LegacyUser), new("assistant", row.Answer));
                json.WriteMetadata(metadata => metadata.WriteString("system"u8, _system));
            },
            cancellationToken).ConfigureAwait(false);
    }

    public ValueTask WriteTestAsync(TaxonomyRow row, CancellationToken cancellationToken) =>
        WriteTestAsync(row.LegacyUser, row.Answer, cancellationToken);

    public ValueTask WriteTestAsync(LeafSeed seed, CancellationToken cancellationToken) =>
        WriteTestAsync(seed.Context is null ? seed.Question : $"{seed.Question}\n{seed.Context}", seed.Answer, cancellationToken);

    public async ValueTask<IReadOnlyList<ExportedFile>> EndAsync(CancellationToken cancellationToken) =>
    [
        Named(await _train.EndAsync(cancellationToken).ConfigureAwait(false), "train"),
        Named(await _test.EndAsync(cancellationToken).ConfigureAwait(false), "test") with { Split = "test" },
        Named(await _messages.EndAsync(cancellationToken).ConfigureAwait(false), "messages"),
    ];

    public async ValueTask DisposeAsync()
    {
        await _train.DisposeAsync().ConfigureAwait(false);
        await _test.DisposeAsync().ConfigureAwait(false);
        await _messages.DisposeAsync().ConfigureAwait(false);
    }

    // Loaders stumble over a file without rows.
    private static ExportedFile Named(ExportedFile file, string config) => file.Rows > 0 ? file with { Config = config } : file;

    private ValueTask WriteTestAsync(string user, string answer, CancellationToken cancellationToken) => _test.WriteAsync(
        json =>
        {
            json.WriteString("user"u8, user);
            json.WriteString("assistant"u8, answer);
            json.WriteString("system"u8, _system);
        },
        cancellationToken);
}
