using Seedbed.Export;
using Seedbed.Recipes;

namespace Seedbed.Runs.Walks;

/// <summary>
/// A target on its way to being met. Results are taken in walk order, so that what is accepted follows from them alone;
/// how far ahead units are handed out follows from the yield so far, and can change nothing of it. Thread-safe.
/// </summary>
internal sealed class Goal
{
    private const double LeastYield = 0.05;
    private const int FreeUnitsAhead = 256;
    private const int UnmeasuredWeight = 4;

    private readonly Lock _gate = new();
    private readonly Target _target;
    private readonly GroupState[] _groups;
    private readonly string? _rowColumn;
    private readonly SortedDictionary<string, long> _rowGroups = new(StringComparer.Ordinal);
    private readonly HashSet<int> _inputs = [];
    private readonly int _draws;
    private readonly double _firstYield;
    private TaskCompletionSource _changed = NewSignal();
    private long _given;
    private long _taken;
    private long _yielded;
    private bool _isHalted;
    private Func<int, bool>? _further;

    public Goal(Target target, CompiledRecipe recipe, IReadOnlyList<WalkGroup> groups, string? rowColumn, IEnumerable<string> rowGroups)
    {
        (_target, _rowColumn) = (target, rowColumn);
        Names = [.. groups.Select(group => group.Name)];
        _groups = [.. groups.Zip(target.Of(Names), static (group, wanted) => new GroupState(group, wanted))];
        foreach (string name in rowGroups)
            _rowGroups[name] = 0;
        _draws = recipe.VariesByDraw ? int.MaxValue : 1;
        _firstYield = recipe.Steps.GroupBy(step => step.Part).Max(part => part.Aggregate(1.0, (rows, step) => rows * step.Step.RowsOfOne));
    }

    /// <summary>The groups' names, in the walk's order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The column by which single rows belong to groups; null when a unit's rows belong together.</summary>
    public string? RowColumn => _rowColumn;

    /// <summary>Rows wanted in all.</summary>
    public long Wanted => _rowColumn is not null ? _target.Rows * Math.Max(1, _rowGroups.Count)
        : _groups.Length == 0 ? _target.Rows
        : _groups.Sum(static group => group.Wanted);

    /// <summary>Units that were begun beyond what was taken.</summary>
    public long Ahead
    {
        get
        {
            lock (_gate)
                return _given - _taken;
        }
    }

    /// <summary>Whether units are worked more than once where that is wanted.</summary>
    public bool HasDraws => _draws > 1;

    /// <summary>Whether everything wanted is there.</summary>
    public bool IsMet => Groups() is { Count: > 0 } groups && groups.All(static group => group.Why is null);

    /// <summary>How each group stands, by name.</summary>
    public IReadOnlyList<GroupFacts> Groups()
    {
        lock (_gate)
        {
            return _rowColumn is not null
                ? [.. _rowGroups.Select(group => new GroupFacts(group.Key, group.Value, _groups.Length == 0 ? 0 : _groups[0].Draw, Why(group.Value, _target.Rows, _groups.Length == 0 ? null : _groups[0].End)))]
                : [.. _groups.Select(FactsOf).OrderBy(group => group.Group, StringComparer.Ordinal)];
        }
    }

    /// <summary>Whether any group may still get units.</summary>
    public bool HasOpenGroups()
    {
        lock (_gate)
            return _groups.Any(group => CanGet(group) && (!_isHalted || HasRoom(group)));
    }

    /// <summary>Waits until a group's next unit is wanted; false when it is not, for good or since the run halts.</summary>
    public async ValueTask<bool> WantsAsync(int group, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                GroupState state = _groups[group];
                if (!CanGet(state))
                    return false;
                if (HasRoom(state))
                {
                    state.Given++;
                    _given++;
                    return true;
                }

                if (_isHalted)
                    return false;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Takes the rows of the next unit in walk order: so many of them as its group wants stay, the others are surplus.
    /// </summary>
    /// <returns>The surplus.</returns>
    public IReadOnlyList<Row> Take(UnitWork work)
    {
        lock (_gate)
        {
            GroupState group = _groups[work.Origin.Group];
            long yielded = work.Rows.Count;
            (work.Rows, IReadOnlyList<Row> surplus) = Wanting(group, work.Rows);
            group.Take(work.Rows.Count, _draws);
            if (_rowColumn is null ? group.Accepted >= group.Wanted : _rowGroups.Values.All(rows => rows >= _target.Rows))
                group.End = GroupEnd.Met;
            _taken++;
            _yielded += yielded;
            Signal();
            return surplus;
        }
    }

    /// <summary>Whether a unit's group had closed before its turn: the unit was worked ahead, and is no part of the run.</summary>
    public bool IsBeyond(SourceItem origin)
    {
        lock (_gate)
            return origin.Unit is not null && _groups[origin.Group].End is not null;
    }

    /// <summary>Whether nothing more is wanted of any group.</summary>
    public bool IsDone
    {
        get
        {
            lock (_gate)
                return _groups.All(group => group.End is not null);
        }
    }

    /// <summary>Whether a unit is the first of its input that the run takes.</summary>
    public bool Opens(int input) => _inputs.Add(input);

    /// <summary>Nothing more will be taken: only what has room yet is handed out.</summary>
    /// <param name="further">
    /// Where the next results are a day away, as those of a batch service are: whether another unit may be worked beyond what the
    /// yield so far asks for, so many being ahead. Null: none is.
    /// </param>
    public void Halt(Func<int, bool>? further = null)
    {
        lock (_gate)
        {
            (_isHalted, _further) = (true, further);
            Signal();
        }
    }

    private bool CanGet(GroupState group) => group.End is null && group.Given < (long)group.Units * _draws;

    private bool HasRoom(GroupState group)
    {
        double yield = Math.Max(LeastYield, (_yielded + _firstYield) / (_taken + 1));
        double units = Missing(group) / yield;
        long ahead = group.Given - group.Taken;
        return ahead < (_draws == 1 ? Math.Max(Math.Ceiling(units), FreeUnitsAhead) : Math.Ceiling(units))
            || (ahead < Math.Ceiling(units + MarginOf(units)) && _further?.Invoke((int)(_given - _taken)) == true);
    }

    // Two standard deviations where a unit's rows deviate from their mean by half of it: those of the units to come, and those of
    // the yield, which was measured on the units taken. Where none was, many units make half as many again.
    private double MarginOf(double units) => Math.Sqrt(units * (1 + (units / (_taken + UnmeasuredWeight))));

    private long Missing(GroupState group) => _rowColumn is null
        ? group.Wanted - group.Accepted
        : Math.Max(1, _rowGroups.Values.Sum(rows => Math.Max(0, _target.Rows - rows)));

    private (IReadOnlyList<Row> Wanted, IReadOnlyList<Row> Surplus) Wanting(GroupState group, IReadOnlyList<Row> rows)
    {
        if (_rowColumn is { } column)
        {
            ILookup<bool, Row> sorted = rows.ToLookup(row => IsWanted(row.Text(column) ?? ""));
            return ([.. sorted[true]], [.. sorted[false]]);
        }

        int room = (int)Math.Min(rows.Count, group.Wanted - group.Accepted);
        return room == rows.Count ? (rows, []) : ([.. rows.Take(room)], [.. rows.Skip(room)]);
    }

    private bool IsWanted(string rowGroup)
    {
        long rows = _rowGroups.GetValueOrDefault(rowGroup);
        bool isWanted = rows < _target.Rows;
        _rowGroups[rowGroup] = isWanted ? rows + 1 : rows;
        return isWanted;
    }

    private GroupFacts FactsOf(GroupState group, int number)
    {
        string? why = Why(group.Accepted, group.Wanted, group.End);
        return new(Names[number], group.Accepted, group.Draw, why is not null && group.Units == 0 ? GroupFacts.Idle : why)
        {
            Wanted = group.Wanted == _target.Rows ? null : group.Wanted,
        };
    }

    private static string? Why(long rows, long wanted, GroupEnd? end) => rows >= wanted ? null : end switch
    {
        GroupEnd.Dry => "two draws in a row added nothing",
        GroupEnd.Exhausted => "its units were all worked",
        _ => "the run ended before",
    };

    private void Signal()
    {
        TaskCompletionSource old = _changed;
        _changed = NewSignal();
        old.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
