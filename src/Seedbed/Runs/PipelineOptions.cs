using Seedbed.Models;

namespace Seedbed.Runs;

/// <summary>How a pipeline uses the machine. Nothing here can change a byte of what comes out.</summary>
public sealed record PipelineOptions
{
    private const int MostUnits = 16_384;
    private const int SlackUnits = 8;

    /// <summary>How many units are worked at once, at most. Default: the processors.</summary>
    public int UnitsAtOnce { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether another unit should be begun while so many are at work; null: always. Asked from several threads at once.</summary>
    internal Func<int, bool>? MoreUnits { get; init; }

    /// <summary>Units handed to a worker at a time; more than one pays only where a unit takes microseconds.</summary>
    public int BatchSize { get; init; } = 1;

    /// <summary>Bytes that finished units may hold in memory while they wait for their turn; beyond, they wait on disk. Default 64 MB.</summary>
    public long WaitingBytes { get; init; } = 64L << 20;

    /// <summary>Whether another unit is worked ahead of a batch service's answers with a margin, so many being ahead; see <see cref="Walks.Goal.Halt"/>.</summary>
    internal Func<int, bool> Further { get; init; } = static _ => true;

    /// <summary>Called when the goal is reached, before work that is not needed any more is ended.</summary>
    internal Action? Reached { get; init; }

    /// <summary>
    /// So many units at once that the models' servers are never short of requests, and few wait for a place: what waits is
    /// memory that each collection goes through. Units that rest before another attempt are neither asked nor waiting.
    /// </summary>
    internal static PipelineOptions For(ModelSet models) => new()
    {
        UnitsAtOnce = MostUnits,
        MoreUnits = units =>
        {
            (int limit, int inFlight, int waiting) = (0, 0, 0);
            foreach (Model model in models.All)
            {
                ModelPace? pace = model.Pace;
                limit += pace?.Limit ?? model.Settings.Limits.MaxInFlight;
                inFlight += pace?.InFlight ?? 0;
                waiting += pace?.Waiting ?? 0;
            }

            return units < inFlight + (limit / 2) + SlackUnits && waiting < (limit / 8) + SlackUnits;
        },
    };

    /// <summary>The folder for units that wait on disk; the files are removed when the run ends.</summary>
    public string SpillFolder { get; init; } = Path.GetTempPath();
}
