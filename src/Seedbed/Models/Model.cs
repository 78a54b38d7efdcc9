using Microsoft.Extensions.AI;
using Seedbed.Models.Budgets;

namespace Seedbed.Models;

/// <summary>A model ready to be asked: the client (for a connected model the whole chain of <see cref="ModelChain"/>), its settings and what it was asked so far.</summary>
public sealed class Model
{
    private readonly Func<ModelPace>? _pace;

    /// <summary>A model behind any client of <c>Microsoft.Extensions.AI</c>.</summary>
    public Model(ModelSettings settings, IChatClient client, ModelUsage? usage = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(client);
        (Settings, Client, Usage) = (settings, client, usage ?? new ModelUsage());
    }

    /// <summary>
    /// A model behind a client of your own, for use without a run folder. A request that fails for good throws
    /// <see cref="ModelException"/>; its rows become rejects. Any other exception ends the work.
    /// </summary>
    public Model(string name, IChatClient client)
        : this(new ModelSettings { Name = name, Endpoint = new("about:blank") }, client)
    {
    }

    internal Model(ModelSettings settings, IChatClient client, ModelUsage usage, Func<ModelPace> pace)
        : this(settings, client, usage) => _pace = pace;

    /// <summary>What the user said about it.</summary>
    public ModelSettings Settings { get; }

    /// <summary>What answers. Failures are thrown as <see cref="ModelException"/>.</summary>
    public IChatClient Client { get; }

    /// <summary>What it was asked so far.</summary>
    public ModelUsage Usage { get; }

    /// <summary>How fast its servers are asked just now; null for a client of your own, which has no pacing.</summary>
    public ModelPace? Pace => _pace?.Invoke();

    /// <summary>What its attempts cost; null where no account is kept.</summary>
    internal ModelBill? Bill { get; init; }

    /// <summary>What each of its endpoints was asked; null for one that has none of its own.</summary>
    internal Func<IReadOnlyList<EndpointUse>>? EndpointUses { get; init; }

    /// <summary>The model's name.</summary>
    public string Name => Settings.Name;
}
