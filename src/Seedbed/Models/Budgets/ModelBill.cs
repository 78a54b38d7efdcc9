using Microsoft.Extensions.AI;

namespace Seedbed.Models.Budgets;

/// <summary>What one model's attempts cost in this process, and how they are reckoned. Thread-safe.</summary>
internal sealed class ModelBill(ModelSettings settings)
{
    private readonly Lock _lock = new();
    private TokenTally _tally;

    public string Model => settings.Name;

    public ModelPrice? Price => settings.Price;

    /// <summary>Tokens of one reply where a request says none.</summary>
    public int UsualOutput => settings.GenerationTokens ?? ModelSettings.DefaultGenerationTokens;

    public PromptBound Prompt { get; } = new(settings.Name);

    /// <summary>What this process spent on it.</summary>
    public Spent Spent
    {
        get
        {
            lock (_lock)
                return _tally.ToSpent(Price);
        }
    }

    /// <summary>What an attempt may cost at most; cached input counts as any other, or dearer where it is.</summary>
    public Amount Worst(long input, long output) =>
        new(Math.Max(Price?.Of(input, output) ?? 0, Price?.Of(input, output, input) ?? 0), input + output);

    public void Add(TokenTally used)
    {
        lock (_lock)
            _tally += used;
    }

    /// <summary>The usage of a reply; what the server left out counts as reserved.</summary>
    public static TokenTally TallyOf(UsageDetails? usage, long reservedInput, long reservedOutput)
    {
        // No request has an empty prompt: a server that says 0 has not counted.
        bool hasInput = usage?.InputTokenCount > 0;
        bool hasOutput = usage?.OutputTokenCount >= 0 && hasInput;
        long input = hasInput ? usage!.InputTokenCount!.Value : reservedInput;
        long output = hasOutput ? usage!.OutputTokenCount!.Value : reservedOutput;
        long cached = hasInput ? Math.Clamp(usage!.CachedInputTokenCount ?? 0, 0, input) : 0;
        return new(input, output, cached, (hasInput ? 0 : input) + (hasOutput ? 0 : output));
    }
}
