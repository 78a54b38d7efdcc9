namespace Seedbed.Models;

/// <summary>What a model's server can do and how fast, as a few tiny requests showed.</summary>
public sealed record ModelCheck
{
    /// <summary>The model that was asked.</summary>
    public required ModelSettings Model { get; init; }

    /// <summary>Why it can't be used, one sentence; null when it can.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether it answers.</summary>
    public bool IsUsable => Fault is null;

    /// <summary>How many models the server lists; null when it lists none.</summary>
    public int? Models { get; init; }

    /// <summary>Whether it answers chat requests; an embedding model need not.</summary>
    public bool Chat { get; init; }

    /// <summary>Whether replies follow a JSON schema.</summary>
    public bool JsonSchema { get; init; }

    /// <summary>Whether replies can be held to JSON.</summary>
    public bool JsonObject { get; init; }

    /// <summary>Whether it tells words' log probabilities.</summary>
    public bool Logprobs { get; init; }

    /// <summary>Whether it gives vectors of texts.</summary>
    public bool Embeddings { get; init; }

    /// <summary>Whether it counts tokens (vLLM, llama.cpp).</summary>
    public bool Tokenize { get; init; }

    /// <summary>How long the first word took; null when nothing was answered.</summary>
    public TimeSpan? FirstByte { get; init; }

    /// <summary>Tokens a second from the first word on; null when they could not be measured.</summary>
    public double? TokensPerSecond { get; init; }

    /// <summary>Asks a model's first endpoint. A model that can't be used is a result, not an exception.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static async Task<ModelCheck> RunAsync(ModelSettings model, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        try
        {
            model.Check();
            if (model.Endpoint.IsFile)
                return new() { Model = model, Chat = true };
            using var probe = new ModelProbe(model, time ?? TimeProvider.System);
            return await probe.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SeedbedException e)
        {
            return new() { Model = model, Fault = e.Message };
        }
    }
}
