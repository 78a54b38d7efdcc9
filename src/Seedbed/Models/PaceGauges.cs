using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Seedbed.Telemetry;

namespace Seedbed.Models;

/// <summary>How fast the models that are connected just now are asked, for whoever looks.</summary>
internal static class PaceGauges
{
    private static readonly ConcurrentDictionary<Model, bool> Connected = [];

    static PaceGauges()
    {
        Create("seedbed.requests.limit", "Requests that may be under way at once.", pace => pace.Limit);
        Create("seedbed.requests.in_flight", "Requests under way.", pace => pace.InFlight);
        Create("seedbed.requests.waiting", "Requests that wait for a place.", pace => pace.Waiting);
    }

    public static void Add(Model model) => Connected.TryAdd(model, true);

    public static void Remove(Model model) => Connected.TryRemove(model, out _);

    private static void Create(string name, string description, Func<ModelPace, int> value) => Instruments.Meter.CreateObservableUpDownCounter(
        name,
        () => Connected.Keys.Select(model => (Model: model, model.Pace)).Where(seen => seen.Pace is not null)
            .Select(seen => new Measurement<int>(value(seen.Pace!), new KeyValuePair<string, object?>("gen_ai.request.model", seen.Model.Name))),
        "{request}",
        description);
}
