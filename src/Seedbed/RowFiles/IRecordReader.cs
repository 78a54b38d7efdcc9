namespace Seedbed.RowFiles;

/// <summary>Reads a file of rows record by record: JSON Lines, CSV.</summary>
internal interface IRecordReader : IDisposable
{
    /// <summary>The next record; null at the end.</summary>
    ValueTask<InputRecord?> NextAsync(CancellationToken cancellationToken);
}
