using Seedbed.Models;
using Seedbed.Models.Replies;

namespace Seedbed.Steps.Generating;

/// <summary>What a step asks a model for, the same for all units.</summary>
internal sealed record Asking
{
    /// <summary>The step's name, the run's seed, and what else the step was made of.</summary>
    public required StepSetup Setup { get; init; }

    /// <summary>Who is asked.</summary>
    public required Model Model { get; init; }

    /// <summary>What is asked.</summary>
    public required Prompt Prompt { get; init; }

    /// <summary>What is said behind the task of every request; empty: nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>What each row gets.</summary>
    public required ObjectShape Shape { get; init; }

    /// <summary>Whether all rows go in one request.</summary>
    public bool Together { get; init; }

    /// <summary>How many replies each row wants.</summary>
    public int Choices { get; init; } = 1;

    /// <summary>The list column whose items are asked about one by one; null: the rows themselves are.</summary>
    public string? Each { get; init; }

    /// <summary>How words are drawn.</summary>
    public StepSampling Sampling { get; init; } = new();

    /// <summary>The temperature where neither the step nor the model's settings say one.</summary>
    public float UsualTemperature { get; init; }
}
