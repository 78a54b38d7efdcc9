namespace Seedbed.Chunking;

/// <summary>How large chunks are where the recipe says <c>tokens: auto</c>.</summary>
public static class ChunkSize
{
    /// <summary>The size without a model, and the most that <c>auto</c> gives.</summary>
    public const int Default = 1024;

    /// <summary>The least size that may be given.</summary>
    public const int Least = 16;

    /// <summary>The least size that <c>auto</c> may come to.</summary>
    public const int LeastAuto = 128;

    private const int UnknownWindow = 8192;

    private const int UnknownGeneration = 1024;

    /// <summary>
    /// min(1024, context window − 2 × generation tokens − 128), the least over the models (8192 and 1024 where unknown);
    /// 1024 without a model.
    /// </summary>
    /// <exception cref="SeedbedException">It would be under 128.</exception>
    public static int Auto(params IEnumerable<ModelLimits> models) => (int)Math.Min(Default, Room(models) ?? Default);

    /// <summary>
    /// A window's: context window − 2 × generation tokens − 128, the least over the models (8192 and 1024 where unknown);
    /// 1024 without a model.
    /// </summary>
    /// <exception cref="SeedbedException">It would be under 128.</exception>
    public static int Window(params IEnumerable<ModelLimits> models) => (int)(Room(models) ?? Default);

    private static long? Room(IEnumerable<ModelLimits> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        long? least = null;
        foreach (ModelLimits model in models)
        {
            long window = model.ContextWindow ?? UnknownWindow;
            long generation = model.GenerationTokens ?? UnknownGeneration;
            long tokens = window - (2 * generation) - 128;
            if (tokens < LeastAuto)
            {
                throw new SeedbedException(
                    $"tokens: auto leaves {tokens} tokens for a chunk (context window {window} − 2 × generation tokens {generation} − 128); give the model a larger context window or fewer generation tokens, at least {LeastAuto} must be left");
            }

            least = Math.Min(least ?? tokens, tokens);
        }

        return least;
    }
}
