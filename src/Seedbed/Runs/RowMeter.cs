using System.Diagnostics;
using Seedbed.Telemetry;

namespace Seedbed.Runs;

/// <summary>Counts what became of rows, for whoever listens.</summary>
internal static class RowMeter
{
    public static void Count(UnitResult result)
    {
        if (result.Rows.Count > 0)
            Instruments.Accepted.Add(result.Rows.Count);
        if (!Instruments.Rejected.Enabled)
            return;
        foreach (Reject reject in result.Rejects)
            Instruments.Rejected.Add(1, new TagList { { "seedbed.step", reject.Step }, { "seedbed.reason", reject.Reason } });
    }
}
