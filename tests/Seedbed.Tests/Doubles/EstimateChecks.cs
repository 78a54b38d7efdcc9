using Seedbed.Runs.Estimates;

namespace Seedbed.Tests.Doubles;

/// <summary>What holds for every estimate.</summary>
internal static class EstimateChecks
{
    /// <summary>Of every step the likely is at most the most.</summary>
    public static void ShouldBeBounded(this Estimate estimate)
    {
        foreach (StepEstimate step in (StepEstimate[])[.. estimate.Steps, estimate.Total])
        {
            step.Requests.ShouldBeLessThanOrEqualTo(step.MostRequests, step.Step);
            step.InputTokens.ShouldBeLessThanOrEqualTo(step.MostInputTokens, step.Step);
            step.OutputTokens.ShouldBeLessThanOrEqualTo(step.MostOutputTokens, step.Step);
            if (step.Usd is not { } usd)
                continue;
            usd.ShouldBeInRange(step.LeastUsd!.Value, step.MostUsd!.Value, step.Step);
        }
    }
}
