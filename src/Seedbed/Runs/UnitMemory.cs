using System.Text.Json;
using Seedbed.Models;

namespace Seedbed.Runs;

/// <summary>
/// What steps remember of a unit for its later draws. A later draw enters a stretch of steps only once the draw before
/// has left it, so that what it sees hangs on no timing. Units are known by their number in the walk; of one without
/// anything to remember a few bytes a stretch are held. Thread-safe.
/// </summary>
internal sealed class UnitMemory
{
    private static readonly Task<RequestHeldException?> NotHeld = Task.FromResult<RequestHeldException?>(null);

    private readonly Lock _gate = new();
    private readonly Dictionary<(int Unit, int Stretch), int> _left = [];
    private readonly Dictionary<(int Unit, int Stage), List<JsonElement>> _items = [];
    private readonly Dictionary<(int Unit, int Stretch, int Draw), TaskCompletionSource<RequestHeldException?>> _waiting = [];
    private readonly Dictionary<int, RequestHeldException> _held = [];

    /// <summary>Waits until the draw before has left the stretch.</summary>
    /// <returns>Why that draw has no outcome, so that this one can't have one either; null when it has.</returns>
    public Task<RequestHeldException?> TurnAsync(UnitWork work, int stretch, CancellationToken cancellationToken)
    {
        (int unit, int draw) = (work.Origin.Number, work.Origin.Draw);
        if (draw == 1)
            return NotHeld;
        lock (_gate)
        {
            if (_left.GetValueOrDefault((unit, stretch)) >= draw - 1)
                return Task.FromResult(_held.GetValueOrDefault(unit));
            var signal = new TaskCompletionSource<RequestHeldException?>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((unit, stretch, draw), signal);
            return signal.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>A draw has left the stretch.</summary>
    public void Leave(UnitWork work, int stretch)
    {
        (int unit, int draw) = (work.Origin.Number, work.Origin.Draw);
        lock (_gate)
        {
            _left[(unit, stretch)] = draw;
            if (work.Held is { } held)
                _held.TryAdd(unit, held);
            if (_waiting.Remove((unit, stretch, draw + 1), out TaskCompletionSource<RequestHeldException?>? next))
                next.SetResult(_held.GetValueOrDefault(unit));
        }
    }

    /// <summary>What the step at a stage remembered of the unit's earlier draws.</summary>
    public IReadOnlyList<JsonElement> Of(UnitWork work, int stage)
    {
        lock (_gate)
            return _items.TryGetValue((work.Origin.Number, stage), out List<JsonElement>? items) ? [.. items] : [];
    }

    /// <summary>Remembers for later draws.</summary>
    public void Add(UnitWork work, int stage, IReadOnlyList<JsonElement> items)
    {
        if (items.Count == 0)
            return;
        lock (_gate)
        {
            if (!_items.TryGetValue((work.Origin.Number, stage), out List<JsonElement>? known))
                _items[(work.Origin.Number, stage)] = known = [];
            known.AddRange(items);
        }
    }
}
