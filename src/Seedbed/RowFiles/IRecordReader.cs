namespace Seedbed.RowFiles;

/// <summary>Reads a file of rows record by record: JSON Lines, CSV, a JSON list.</summary>
internal interface IRecordReader : IDisposable
{
    /// <summary>The columns that the file's first record names, once a record was read; null where each record names its own.</summary>
    IReadOnlyList<string>? Header => null;

    /// <summary>The next record; null at the end.</summary>
    ValueTask<InputRecord?> NextAsync(CancellationToken cancellationToken);
}
