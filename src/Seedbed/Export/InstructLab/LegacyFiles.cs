namespace Seedbed.Export.InstructLab;

/// <summary>The files of InstructLab's older trainers: all rows in one, as questions and answers and as messages, and the seeds to test by.</summary>
internal sealed class LegacyFiles : IAsyncDisposable
{
    private readonly ExportFolder _folder;
    private readonly string _suffix;
    private readonly string _system;
    private readonly RecordFile _test;

    // A run of question sets alone has no rows for these, and gets no files that say so.
    private RecordFile? _train;
    private RecordFile? _messages;

    public LegacyFiles(ExportFolder folder, string suffix, string system)
    {
        (_folder, _suffix, _system) = (folder, suffix, system);
        _test = Named("test");
    }

    public async ValueTask WriteTrainAsync(TaxonomyRow row, CancellationToken cancellationToken)
    {
        _train ??= Named("train");
        _messages ??= Named("messages");
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

    public async ValueTask<IReadOnlyList<ExportedFile>> EndAsync(CancellationToken cancellationToken)
    {
        var files = new List<ExportedFile>();
        if (_train is not null)
            files.Add(Shown(await _train.EndAsync(cancellationToken).ConfigureAwait(false), "train"));
        files.Add(Shown(await _test.EndAsync(cancellationToken).ConfigureAwait(false), "test") with { Split = "test" });
        if (_messages is not null)
            files.Add(Shown(await _messages.EndAsync(cancellationToken).ConfigureAwait(false), "messages"));
        return files;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (RecordFile? file in (RecordFile?[])[_train, _test, _messages])
        {
            if (file is not null)
                await file.DisposeAsync().ConfigureAwait(false);
        }
    }

    private RecordFile Named(string kind) => new(_folder, $"{kind}_{_suffix}.jsonl");

    // Loaders stumble over a file without rows.
    private static ExportedFile Shown(ExportedFile file, string config) => file.Rows > 0 ? file with { Config = config } : file;

    private ValueTask WriteTestAsync(string user, string answer, CancellationToken cancellationToken) => _test.WriteAsync(
        json =>
        {
            json.WriteString("user"u8, user);
            json.WriteString("assistant"u8, answer);
            json.WriteString("system"u8, _system);
        },
        cancellationToken);
}
