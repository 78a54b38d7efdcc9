using Microsoft.Extensions.AI;
using Seedbed.Models.Budgets;

namespace Seedbed.Models.Embeddings;

/// <summary>A model that turns texts into vectors, its settings and what it was asked so far. Thread-safe where its generator is.</summary>
public sealed class EmbeddingModel
{
    /// <summary>A model behind any generator of <c>Microsoft.Extensions.AI</c>.</summary>
    public EmbeddingModel(ModelSettings settings, IEmbeddingGenerator<string, Embedding<float>> generator, ModelUsage? usage = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(generator);
        (Settings, Generator, Usage) = (settings, generator, usage ?? new ModelUsage());
    }

    /// <summary>A model behind a generator of your own. A text that fails for good throws <see cref="ModelException"/>.</summary>
    public EmbeddingModel(string name, IEmbeddingGenerator<string, Embedding<float>> generator)
        : this(new ModelSettings { Name = name, Endpoint = new("about:blank") }, generator)
    {
    }

    /// <summary>What the user said about it.</summary>
    public ModelSettings Settings { get; }

    /// <summary>What answers: one vector for each text, in their order. Failures are thrown as <see cref="ModelException"/>.</summary>
    public IEmbeddingGenerator<string, Embedding<float>> Generator { get; }

    /// <summary>What it was asked so far; each text counts as a request.</summary>
    public ModelUsage Usage { get; }

    /// <summary>What it cost so far; null for a generator of your own, which nobody reckons.</summary>
    internal ModelBill? Bill { get; init; }

    /// <summary>What each of its endpoints was asked; null for a generator of your own.</summary>
    internal Func<IReadOnlyList<EndpointUse>>? EndpointUses { get; init; }

    /// <summary>The model's name.</summary>
    public string Name => Settings.Name;

    /// <summary>The vector of each text or why it has none, in the texts' order.</summary>
    /// <param name="texts">Any number of texts; equal ones are asked once.</param>
    /// <param name="call">On whose behalf; null: nobody's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SeedbedException">The endpoint, the key or the model is wrong.</exception>
    /// <exception cref="RequestHeldException">The requests get no outcome in this process.</exception>
    public async Task<IReadOnlyList<EmbeddingOutcome>> EmbedAsync(
        IReadOnlyList<string> texts, ModelCall? call = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Count == 0)
            return [];
        var options = new EmbeddingGenerationOptions();
        call?.AttachTo(options);
        try
        {
            GeneratedEmbeddings<Embedding<float>> vectors = await Generator.GenerateAsync(texts, options, cancellationToken).ConfigureAwait(false);
            return [.. vectors.Select(vector => new EmbeddingOutcome(vector.Vector, null))];
        }
        catch (ModelException e) when (texts.Count == 1)
        {
            return [new(default, e.Failure)];
        }
        catch (ModelException)
        {
            // One text's failure must not cost the others their vectors; what was answered comes from the log.
            var outcomes = new List<EmbeddingOutcome>(texts.Count);
            foreach (string text in texts)
                outcomes.AddRange(await EmbedAsync([text], call, cancellationToken).ConfigureAwait(false));
            return outcomes;
        }
    }
}
