using System.Collections.Concurrent;
using System.Text.Json;
using Seedbed.Models;

namespace Seedbed.Runs;

/// <summary>
/// What steps remember of a unit for its later draws. A later draw enters a stretch of steps only once the draw before
/// has left it, so that what it sees hangs on no timing. Thread-safe.
/// </summary>
internal sealed class UnitMemory
{
    private static readonly Task<RequestHeldException?> NotHeld = Task.FromResult<RequestHeldException?>(null);

    private readonly ConcurrentDictionary<string, Past> _units = new(StringComparer.Ordinal);

    /// <summary>Waits until the draw before has left the stretch.</summary>
    /// <returns>Why that draw has no outcome, so that this one can't have one either; null when it has.</returns>
    public Task<RequestHeldException?> TurnAsync(UnitWork work, int stretch, CancellationToken cancellationToken) =>
        work.Origin.Draw == 1 ? NotHeld : PastOf(work).TurnAsync(stretch, work.Origin.Draw).WaitAsync(cancellationToken);

    /// <summary>A draw has left the stretch.</summary>
    public void Leave(UnitWork work, int stretch) => PastOf(work).Leave(stretch, work.Origin.Draw, work.Held);

    /// <summary>What the step at a stage remembered of the unit's earlier draws.</summary>
    public IReadOnlyList<JsonElement> Of(UnitWork work, int stage) => work.Origin.Draw == 1 ? [] : PastOf(work).Of(stage);

    /// <summary>Remembers for later draws.</summary>
    public void Add(UnitWork work, int stage, IReadOnlyList<JsonElement> items)
    {
        if (items.Count > 0)
            PastOf(work).Add(stage, items);
    }

    private Past PastOf(UnitWork work) => _units.GetOrAdd(work.Origin.Unit!.Id, static _ => new());

    private sealed class Past
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<int, int> _left = [];
        private readonly Dictionary<int, List<JsonElement>> _items = [];
        private List<(int Stretch, int Draw, TaskCompletionSource<RequestHeldException?> Signal)>? _waiting;
        private RequestHeldException? _held;

        public Task<RequestHeldException?> TurnAsync(int stretch, int draw)
        {
            lock (_gate)
            {
                if (_left.GetValueOrDefault(stretch) >= draw - 1)
                    return Task.FromResult(_held);
                var signal = new TaskCompletionSource<RequestHeldException?>(TaskCreationOptions.RunContinuationsAsynchronously);
                (_waiting ??= []).Add((stretch, draw, signal));
                return signal.Task;
            }
        }

        public void Leave(int stretch, int draw, RequestHeldException? held)
        {
            lock (_gate)
            {
                _left[stretch] = draw;
                _held ??= held;
                if (_waiting?.FindIndex(waiting => waiting.Stretch == stretch && waiting.Draw == draw + 1) is not ({ } next and >= 0))
                    return;
                _waiting[next].Signal.SetResult(_held);
                _waiting.RemoveAt(next);
            }
        }

        public IReadOnlyList<JsonElement> Of(int stage)
        {
            lock (_gate)
                return _items.TryGetValue(stage, out List<JsonElement>? items) ? [.. items] : [];
        }

        public void Add(int stage, IReadOnlyList<JsonElement> items)
        {
            lock (_gate)
            {
                if (!_items.TryGetValue(stage, out List<JsonElement>? known))
                    _items[stage] = known = [];
                known.AddRange(items);
            }
        }
    }
}
