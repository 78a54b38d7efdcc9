namespace Seedbed.Models;

/// <summary>How long answers under way are waited for when their run ends: they are paid for, and the log keeps them.</summary>
internal sealed class Grace : IDisposable
{
    private readonly CancellationTokenSource _over = new();

    /// <summary>From the end of the run, or of the call.</summary>
    public TimeSpan Length { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Cancelled when waiting is over for all.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>The user is waiting: nothing is waited for any longer than this.</summary>
    public void EndWithin(TimeSpan limit)
    {
        try
        {
            _over.CancelAfter(limit);
        }
        catch (ObjectDisposedException)
        {
            // Everything has ended already.
        }
    }

    public void Dispose() => _over.Dispose();
}
