namespace Seedbed.Runs;

/// <summary>How a pipeline uses the machine. Nothing here can change a byte of what comes out.</summary>
public sealed record PipelineOptions
{
    /// <summary>How many units are worked at once. Default: the processors; a run with models sets four times its requests in flight.</summary>
    public int UnitsAtOnce { get; init; } = Environment.ProcessorCount;

    /// <summary>Units handed to a worker at a time; more than one pays only where a unit takes microseconds.</summary>
    public int BatchSize { get; init; } = 1;

    /// <summary>Bytes that finished units may hold in memory while they wait for their turn; beyond, they wait on disk. Default 64 MB.</summary>
    public long WaitingBytes { get; init; } = 64L << 20;

    /// <summary>The folder for units that wait on disk; the files are removed when the run ends.</summary>
    public string SpillFolder { get; init; } = Path.GetTempPath();
}
