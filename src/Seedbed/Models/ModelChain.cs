using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Seedbed.Models.Batches;
using Seedbed.Models.Budgets;
using Seedbed.Models.Embeddings;
using Seedbed.Models.Pacing;

namespace Seedbed.Models;

/// <summary>
/// What stands between a step and a model's server, outermost first; this is the one place that says so:
/// <list type="number">
/// <item><see cref="ReplayChatClient"/>: answers from the response log, logs what came. A replayed request passes nothing below.</item>
/// <item><see cref="SameModelChatClient"/>: sees once that several endpoints serve the same model.</item>
/// <item><see cref="TimeBudgetChatClient"/>: ends whatever waits when the time is up; only where time is limited.</item>
/// <item><see cref="RetryChatClient"/>: asks again after passing faults; waits hold no place below.</item>
/// <item><see cref="BudgetChatClient"/>: every attempt is reckoned here before it goes on, and settled after.</item>
/// <item><see cref="PacingChatClient"/>: chooses an endpoint and waits for a place at it, then for the budget; how many there are follows the server.</item>
/// <item><see cref="SentChatClient"/>: from here on an attempt may cost.</item>
/// <item><see cref="ShieldChatClient"/>: an attempt under way outlives the run by a moment.</item>
/// <item><see cref="TracedChatClient"/>: tells whoever listens of each attempt.</item>
/// <item><see cref="OpenAIChatClient"/>: one attempt, with its time-out.</item>
/// </list>
/// A batch model has <see cref="BatchChatClient"/> right below the replay: nothing waits there, and it keeps to the budget itself.
/// </summary>
internal sealed class ModelChain(ResponseLog? log, ConnectOptions options) : IDisposable
{
    private readonly Dictionary<(string Place, string? KeyVariable), Lane> _lanes = [];
    private readonly Dispatcher _dispatcher = new(options.Time);
    private readonly ConcurrentDictionary<ReplayKey, TaskCompletionSource<LoggedOutcome>> _asked = [];
    private readonly List<Model> _models = [];
    private readonly Dictionary<string, BatchFolder> _folders = [];

    /// <summary>The batch folders of its models.</summary>
    public IReadOnlyCollection<BatchFolder> Folders => _folders.Values;

    /// <summary>How long answers under way are waited for.</summary>
    public Grace Grace { get; } = new();

    public Model Connect(ModelSettings settings)
    {
        settings.Check();
        if (settings.Endpoint.IsFile)
            return ConnectBatch(settings);
        var usage = new ModelUsage();
        ModelBill? bill = options.Account?.BillOf(settings);
        EndpointPool pool = PoolOf(settings);
        IChatClient request = OfOneModel(Below(pool, settings, bill, Provider), settings, pool);
        var model = new Model(settings, Logged(request, settings, usage), usage, () => pool.Pace) { Bill = bill, EndpointUses = () => pool.Uses };
        _models.Add(model);
        PaceGauges.Add(model);
        return model;
    }

    /// <summary>The same chain for vectors: each text is a request to the log, many are one to the server.</summary>
    public EmbeddingModel ConnectEmbedder(ModelSettings settings)
    {
        settings.Check();
        if (settings.Endpoint.IsFile)
            throw new SeedbedException($"the embedder '{settings.Name}' can't be a batch folder; name a server with --embedder http://host:port/v1#name");
        var usage = new ModelUsage();
        ModelBill? bill = options.Account?.BillOf(settings);
        EndpointPool pool = PoolOf(settings);
        IChatClient request = Below(pool, settings, bill, (endpoint, own) => new OpenAIEmbeddingClient(endpoint, own, options.Time));
        return new(settings, new ChainEmbeddingGenerator(Logged(new EmbeddingBatchClient(request), settings, usage), request, settings), usage) { Bill = bill, EndpointUses = () => pool.Uses };
    }

    public void Dispose()
    {
        _models.ForEach(PaceGauges.Remove);
        _dispatcher.Dispose();
        foreach (Lane lane in _lanes.Values)
            lane.Endpoint.Dispose();
        foreach (BatchFolder folder in _folders.Values)
            folder.Dispose();
        Grace.Dispose();
    }

    private PacingChatClient Paced(EndpointPool pool, ModelSettings settings, Func<Endpoint, ModelSettings, IChatClient> provider) => new(
        [.. pool.Lanes.Select(lane => Attempt(lane.Endpoint, settings with { Endpoint = lane.Endpoint.Place }, provider))],
        pool,
        _dispatcher,
        settings.Limits,
        log);

    private IChatClient Attempt(Endpoint endpoint, ModelSettings settings, Func<Endpoint, ModelSettings, IChatClient> provider) =>
        Sent(new ShieldChatClient(provider(endpoint, settings), Grace));

    private IChatClient Sent(IChatClient provider) => options.Account is null ? provider : new SentChatClient(provider);

    private TracedChatClient Traced(IChatClient provider, ModelSettings settings, Uri place) => new(provider, settings, place, options.Time);

    private ReplayChatClient Logged(IChatClient below, ModelSettings settings, ModelUsage usage) =>
        new(below, log, settings.Name, usage, options, _asked);

    private IChatClient Below(EndpointPool pool, ModelSettings settings, ModelBill? bill, Func<Endpoint, ModelSettings, IChatClient> provider)
    {
        IChatClient attempt = Paced(pool, settings, provider);
        if (bill is not null)
            attempt = new BudgetChatClient(attempt, options.Account!, bill);
        IChatClient request = new RetryChatClient(attempt, pool, settings.Limits, options.Time);
        return options.Account is { Budget.Time: not null } ? new TimeBudgetChatClient(request, options.Account) : request;
    }

    private IChatClient Provider(Endpoint endpoint, ModelSettings settings) => settings.Provider switch
    {
        ModelProvider.OpenAI => Traced(new OpenAIChatClient(endpoint, settings, options.Time), settings, endpoint.Place),
        ModelProvider.Anthropic => Traced(new AnthropicChatClient(endpoint, settings, options.Time), settings, endpoint.Place),
        _ => throw new SeedbedException($"model '{settings.Name}' is a batch model; its endpoint must be a folder"),
    };

    private IChatClient OfOneModel(IChatClient below, ModelSettings settings, EndpointPool pool) => settings.FurtherEndpoints.Count == 0
        ? below
        : new SameModelChatClient(below, [.. pool.Lanes.Select(static lane => lane.Endpoint)], settings, options.Time);

    private EndpointPool PoolOf(ModelSettings settings)
    {
        Lane[] lanes = [.. settings.FurtherEndpoints.Prepend(settings.Endpoint).Distinct().Select(place => LaneOf(settings with { Endpoint = place }))];
        return _dispatcher.Pool(lanes, settings.Limits);
    }

    private Model ConnectBatch(ModelSettings settings)
    {
        string path = settings.Endpoint.LocalPath;
        if (!_folders.TryGetValue(path, out BatchFolder? folder))
            _folders[path] = folder = BatchFolder.Open(path);
        var usage = new ModelUsage();
        ModelBill? bill = options.Account?.BillOf(settings);
        BatchBudget? budget = bill is null ? null : new(options.Account!, bill);
        budget?.CountFiles(folder, key => log?.Find(key) is { Outcome.Response: not null });
        IChatClient request = new BatchChatClient(folder, settings, budget, key => options.RetryFailed && log?.Find(key) is { IsNew: false, Outcome.Failure: not null });
        if (options.Account is { Budget.Time: not null })
            request = new TimeBudgetChatClient(request, options.Account);
        var replay = new ReplayChatClient(request, log, settings.Name, usage, options, _asked) { IsAskedAgain = folder.IsAskedAgain };
        return new(settings, replay, usage) { Bill = bill };
    }

    // Two models of one server share its connections and its limit.
    private Lane LaneOf(ModelSettings settings)
    {
        (string, string?) place = (settings.Endpoint.AbsoluteUri, settings.ApiKeyVariable);
        if (!_lanes.TryGetValue(place, out Lane? lane))
            _lanes[place] = lane = _dispatcher.Add(new(settings), settings.Limits);
        return lane;
    }
}
