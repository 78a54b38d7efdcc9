using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Models.Budgets;
using Seedbed.Tokens;

namespace Seedbed.Runs.Estimates;

/// <summary>Stands in an embedder's place: counts each text, and answers with a vector of ones.</summary>
internal sealed class PlanningEmbedder(ModelSettings settings, AskedTallies asked) : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly PromptBound _bound = new(settings.Name);

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        float[] vector = new float[options?.Dimensions ?? 1];
        Array.Fill(vector, 1);
        var vectors = new GeneratedEmbeddings<Embedding<float>>();
        foreach (string text in values)
        {
            asked.Add(ModelCall.Of(options)?.Step ?? "", settings.Name, TallyOf(text));
            vectors.Add(new(vector));
        }

        return Task.FromResult(vectors);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private AskedTally TallyOf(string text) => new()
    {
        Requests = 1,
        MostRequests = 1,
        Input = Tokenizer.O200k.Count(text),
        MostInput = _bound.Of([new(ChatRole.User, text)], null),
    };
}
