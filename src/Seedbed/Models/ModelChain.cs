using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Seedbed.Models.Budgets;

namespace Seedbed.Models;

/// <summary>
/// What stands between a step and a model's server, outermost first; this is the one place that says so:
/// <list type="number">
/// <item><see cref="ReplayChatClient"/>: answers from the response log, logs what came. A replayed request passes nothing below.</item>
/// <item><see cref="TimeBudgetChatClient"/>: ends whatever waits when the time is up; only where time is limited.</item>
/// <item><see cref="RetryChatClient"/>: asks again after passing faults; waits hold no place below.</item>
/// <item><see cref="BudgetChatClient"/>: every attempt is reserved here before it goes on, and settled after.</item>
/// <item>pacing: will find the rate that the server bears.</item>
/// <item><see cref="InFlightChatClient"/>: at most so many requests at once, over all models of an endpoint.</item>
/// <item><see cref="SentChatClient"/>: from here on an attempt may cost.</item>
/// <item><see cref="ShieldChatClient"/>: an attempt under way outlives the run by a moment.</item>
/// <item><see cref="TracedChatClient"/>: tells whoever listens of each attempt.</item>
/// <item><see cref="OpenAIChatClient"/>: one attempt, with its time-out.</item>
/// </list>
/// </summary>
internal sealed class ModelChain(ResponseLog? log, ConnectOptions options) : IDisposable
{
    private readonly Dictionary<(string Place, string? KeyVariable), Endpoint> _endpoints = [];
    private readonly ConcurrentDictionary<ReplayKey, TaskCompletionSource<LoggedOutcome>> _asked = [];
    private readonly List<Model> _models = [];

    /// <summary>How long answers under way are waited for.</summary>
    public Grace Grace { get; } = new();

    public Model Connect(ModelSettings settings)
    {
        settings.Check();
        Endpoint endpoint = EndpointOf(settings);
        var usage = new ModelUsage();
        ModelBill? bill = options.Account?.BillOf(settings);
        IChatClient attempt = new InFlightChatClient(
            Sent(new ShieldChatClient(Traced(new OpenAIChatClient(endpoint, settings, options.Time), settings, endpoint.Place), Grace)),
            endpoint.InFlight,
            log);
        if (bill is not null)
            attempt = new BudgetChatClient(attempt, options.Account!, bill);
        IChatClient request = new RetryChatClient(attempt, settings.Limits, options.Time);
        if (options.Account is { Budget.Time: not null })
            request = new TimeBudgetChatClient(request, options.Account);
        var model = new Model(settings, new ReplayChatClient(request, log, settings.Name, usage, options, _asked), usage, () => endpoint.Pace) { Bill = bill };
        _models.Add(model);
        PaceGauges.Add(model);
        return model;
    }

    public void Dispose()
    {
        _models.ForEach(PaceGauges.Remove);
        foreach (Endpoint endpoint in _endpoints.Values)
            endpoint.Dispose();
        Grace.Dispose();
    }

    private IChatClient Sent(IChatClient provider) => options.Account is null ? provider : new SentChatClient(provider);

    private TracedChatClient Traced(IChatClient provider, ModelSettings settings, Uri place) => new(provider, settings, place, options.Time);

    // Two models of one server share its connections and its limit.
    private Endpoint EndpointOf(ModelSettings settings)
    {
        (string, string?) place = (settings.Endpoint.AbsoluteUri, settings.ApiKeyVariable);
        if (!_endpoints.TryGetValue(place, out Endpoint? endpoint))
            _endpoints[place] = endpoint = new(settings);
        return endpoint;
    }
}
