using Seedbed.Chunking;

namespace Seedbed.Runs;

/// <summary>How many tokens the seed examples of a prompt may have together.</summary>
internal static class SeedRoom
{
    /// <summary>The most, however large the models' windows are.</summary>
    public const int Most = 4096;

    private const int Least = 256;
    private const int UnknownWindow = 8192;
    private const int UnknownGeneration = 1024;

    /// <summary>
    /// Half of what a model's window leaves beside its reply (context window − 2 × generation tokens − 128), the least over
    /// the models, from 256 to 4096; 8192 and 1024 where unknown.
    /// </summary>
    public static int Of(IEnumerable<ModelLimits> models) => (int)models
        .Select(static model => (model.ContextWindow ?? UnknownWindow) - (2L * (model.GenerationTokens ?? UnknownGeneration)) - 128)
        .Select(static left => Math.Clamp(left / 2, Least, Most))
        .DefaultIfEmpty(Most)
        .Min();
}
