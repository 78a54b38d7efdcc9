using System.Globalization;

namespace Seedbed.Runs;

/// <summary>What stood in the way of one group's rows.</summary>
internal sealed class GroupLoss
{
    private const int MostReasons = 3;

    private readonly Dictionary<(string Step, string Reason), long> _lost = [];
    private Reject? _last;
    private Reject? _input;
    private int _inputs;

    /// <summary>Results of its units that were taken.</summary>
    public long Units { get; private set; }

    /// <summary>Its rows that were accepted.</summary>
    public long Rows { get; private set; }

    /// <summary>The first input that could not be used when no unit came of any; else what most of its rows were lost to, and the last one's reason.</summary>
    public string? Detail
    {
        get
        {
            if (Units == 0)
                return _input is null ? null : _input.Detail.TrimEnd('.') + (_inputs > 1 ? $" (and {_inputs - 1} more reject{(_inputs == 2 ? "" : "s")})" : "");
            if (_last is null)
                return null;
            IEnumerable<string> reasons = _lost.OrderByDescending(static lost => lost.Value).ThenBy(static lost => lost.Key.Step, StringComparer.Ordinal).Take(MostReasons)
                .Select(static lost => string.Create(CultureInfo.InvariantCulture, $"{lost.Key.Step} {lost.Key.Reason} {lost.Value:N0}"));
            return $"it lost rows to {string.Join(", ", reasons)}{(_lost.Count > MostReasons ? " and others" : "")}; the last one: {_last.Detail.TrimEnd('.')}";
        }
    }

    public void Add(UnitResult result)
    {
        Units++;
        Rows += result.Rows.Count;
        foreach (Reject reject in result.Rejects.Where(static reject => reject.Step != Pipeline.AcceptName))
        {
            _lost[(reject.Step, reject.Reason)] = _lost.GetValueOrDefault((reject.Step, reject.Reason)) + 1;
            _last = reject;
        }
    }

    /// <summary>Takes an input that never became a unit.</summary>
    public void Add(Reject input)
    {
        _input ??= input;
        _inputs++;
    }
}
