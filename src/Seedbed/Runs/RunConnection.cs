using Seedbed.Export;
using Seedbed.Models;
using Seedbed.Models.Budgets;
using Seedbed.Recipes;
using Seedbed.Steps;

namespace Seedbed.Runs;

/// <summary>The models of a run behind its response log; nothing is opened for a recipe that asks none.</summary>
internal sealed class RunConnection : IDisposable
{
    private readonly Recipe _recipe;
    private readonly RunSettings _settings;
    private readonly ResponseLog? _log;
    private readonly BudgetAccount? _account;
    private readonly ModelSet _models;

    private RunConnection(Recipe recipe, RunSettings settings, ResponseLog? log, BudgetAccount? account, ModelSet models) =>
        (_recipe, _settings, _log, _account, _models) = (recipe, settings, log, account, models);

    /// <summary>Opens the log and makes the chains; no endpoint is asked yet.</summary>
    /// <exception cref="SeedbedException">The recipe asks a model and none is named, or the log can't be opened.</exception>
    public static RunConnection Open(Recipe recipe, RunSettings settings)
    {
        if (!recipe.UsesModels && settings.Budget != Budget.None)
            throw new SeedbedException($"the recipe {recipe.Name} asks no model, so there is nothing to limit; leave --budget out");
        if (!recipe.UsesModels)
            return new(recipe, settings, null, null, ModelSet.None);
        Require(recipe, settings.Models);
        ModelSettings[] asked = [.. recipe.Roles.Select(settings.Models.Of).OfType<ModelSettings>().Distinct()];
        BudgetAccount.CheckPrices(settings.Budget, asked);
        string responses = new RunFolder(settings.Out).Responses;
        ResponseLog log = ResponseLog.Open(responses);
        BudgetAccount? account = null;
        try
        {
            account = BudgetAccount.Open(settings.Budget, responses, asked, settings.Time);
            var options = new ConnectOptions { Time = settings.Time, RetryFailed = settings.Models.RetryFailed, NoReplay = settings.Models.NoReplay, Account = account };
            return new(recipe, settings, log, account, ModelSet.Connect(settings.Models.Teacher, settings.Models.Critic, log, options, settings.Models.Embedder));
        }
        catch
        {
            account?.Dispose();
            log.Dispose();
            throw;
        }
    }

    /// <summary>The models.</summary>
    public ModelSet Models => _models;

    /// <summary>What steps get to be made of.</summary>
    public StepSetup Setup(UnitSource source) => new()
    {
        Seed = _settings.Seed,
        Models = _models,
        Documents = source.Documents,
        SeedsOf = source.SeedsOf,
        Columns = source.OwnColumns,
    };

    /// <summary>Publishes what was put to batch models, unless the run is done without it.</summary>
    /// <param name="held">Why results end before the walk does; null when the run is done.</param>
    /// <returns>The same with what the user does now.</returns>
    public RequestHeldException? Publish(RequestHeldException? held)
    {
        // Attempts that were under way when the budget was found spent have used of it since.
        if (held is { Reason: HoldReason.Budget } && _account?.Held is { } why)
            held = new(HoldReason.Budget, why);
        if (held is null || _models.PublishRequests() is not { Count: > 0 } waves)
            return held;
        // A budget that is spent by what waits has room again once the answers say what they took.
        string also = held.Reason == HoldReason.Batch ? "" : $" ({held.Message})";
        return new(HoldReason.Batch, string.Join("; ", waves.Select(wave => wave.Sentence)) + also);
    }

    /// <summary>What each model was asked so far, the teacher's first.</summary>
    public IReadOnlyList<ModelFacts> Facts() => _log is null ? [] :
    [
        .. _recipe.Roles.Where(role => role != ModelSet.EmbedderRole).GroupBy(role => _models[role])
            .Select(roles => Facts(roles.Key.Name, roles.Key.Usage, roles.Key.Bill!, string.Join(", ", roles), roles.Key.EndpointUses)),
        .. _recipe.Roles.Where(role => role == ModelSet.EmbedderRole)
            .Select(role => Facts(_models.Embedder.Name, _models.Embedder.Usage, _models.Embedder.Bill!, role, _models.Embedder.EndpointUses)),
    ];

    /// <summary>What the run folder's models cost so far, over all processes; null for a recipe that asks none.</summary>
    public Spent? Spent => _account?.Spent;

    public void Dispose()
    {
        _models.Dispose();
        _account?.Dispose();
        _log?.Dispose();
    }

    /// <summary>Sees that every role that a recipe asks has a model.</summary>
    /// <exception cref="SeedbedException">One has none.</exception>
    public static void Require(Recipe recipe, RunModels models)
    {
        foreach (string role in recipe.Roles.Where(role => models.Of(role) is null))
        {
            throw new SeedbedException(role == ModelSet.EmbedderRole
                ? $"the recipe {recipe.Name} asks an embedder and none is named; name one with --embedder http://host:port/v1#name"
                : $"the recipe {recipe.Name} asks a model and none is named; name one with --model http://host:port/v1#name");
        }
    }

    private static ModelFacts Facts(string name, ModelUsage usage, ModelBill bill, string roles, Func<IReadOnlyList<EndpointUse>>? endpoints) => Facts(usage, bill.Spent, new(name, roles)
    {
        Endpoints = endpoints?.Invoke() is { Count: > 1 } uses ? [.. uses.Select(use => new EndpointFacts(use.Endpoint, use.Attempts, use.Answered, use.Fault))] : null,
        Cost = bill.Price is null ? null : bill.Spent.Usd,
    });

    private static ModelFacts Facts(ModelUsage usage, Spent spent, ModelFacts facts) => facts with
    {
        Requests = usage.Requests,
        Replayed = usage.Replayed,
        InputTokens = usage.InputTokens,
        OutputTokens = usage.OutputTokens,
        CachedTokens = spent.CachedTokens,
        ChargedTokens = spent.ChargedTokens,
    };
}
