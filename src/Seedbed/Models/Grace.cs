namespace Seedbed.Models;

/// <summary>How long answers under way are waited for when their run ends: they are paid for, and the log keeps them.</summary>
internal sealed class Grace : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1.5);

    private readonly CancellationTokenSource _over = new();

    /// <summary>From the end of the run, or of the call.</summary>
    public TimeSpan Length { get; set; } = Moment;

    /// <summary>Cancelled when waiting is over for all.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>Nobody waits for the run's end: what is under way may take its time.</summary>
    public void Lengthen() => Length = TimeSpan.FromSeconds(30);

    /// <summary>The user waits: from now on nothing is waited for any longer than a moment.</summary>
    public void Shorten()
    {
        try
        {
            Length = Moment;
            _over.CancelAfter(Moment);
        }
        catch (ObjectDisposedException)
        {
            // Everything has ended already.
        }
    }

    public void Dispose() => _over.Dispose();
}
