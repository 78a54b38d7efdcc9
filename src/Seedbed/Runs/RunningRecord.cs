namespace Seedbed.Runs;

/// <summary>
/// Renews <c>run.json</c> while a run works, so that what was done is known should the process be killed: at most once a
/// second, and never for more than a fiftieth of the time.
/// </summary>
internal sealed class RunningRecord(RunFolder folder, TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private long _written = time.GetTimestamp();
    private TimeSpan _pause = Shortest;

    /// <summary>Writes the record if it is time.</summary>
    public void Renew(Func<RunRecord> record)
    {
        if (time.GetElapsedTime(_written) < _pause)
            return;
        long began = time.GetTimestamp();
        folder.WriteRecord(record());
        _written = time.GetTimestamp();
        TimeSpan rare = 50 * time.GetElapsedTime(began, _written);
        _pause = rare > Shortest ? rare : Shortest;
    }
}
