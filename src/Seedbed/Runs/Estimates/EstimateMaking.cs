using Seedbed.Models;

namespace Seedbed.Runs.Estimates;

/// <summary>Makes an estimate of what some units asked.</summary>
internal sealed class EstimateMaking(RunModels models, long units, long? target, bool isDrawnOnce)
{
    // Where nobody measured: a server that begins after half a second and writes 50 tokens a second, 16 requests at once.
    private const double AssumedStart = 0.5;
    private const double AssumedSpeed = 50;
    private const int AssumedAtOnce = 16;

    /// <summary>Of a plan.</summary>
    public Estimate Of(long looked, long rows, AskedTallies usual, AskedTallies longest)
    {
        Estimate estimate = Start(looked, rows);
        double scale = ScaleOf(estimate);
        StepEstimate[] steps =
        [
            .. longest.All.Select((step, place) =>
                Step(step.Key, usual[step.Key], step.Value, scale, isFirst: place == 0)),
        ];
        return estimate with { Steps = steps, Unpriced = Unpriced(steps) };
    }

    /// <summary>Of units that were asked; what they did not tell (the most that may be) is the plan's.</summary>
    public Estimate Of(long looked, long rows, AskedTallies measured, Estimate plan, IReadOnlyList<StepCounts> counts)
    {
        Estimate estimate = Start(looked, rows) with { IsMeasured = true, Counts = [.. counts.Select(step => step.ToFacts())] };
        double scale = ScaleOf(estimate);
        double most = plan.Work is > 0 and var planned && estimate.Work is { } work ? work / planned : 1;
        StepEstimate[] steps =
        [
            .. plan.Steps.Select(step => Measured(step, measured[(step.Step, step.Model)], scale, most)),
        ];
        return estimate with { Steps = steps, Unpriced = plan.Unpriced };
    }

    private Estimate Start(long looked, long rows)
    {
        double each = looked == 0 ? 0 : (double)rows / looked;
        return new()
        {
            Units = units,
            Looked = looked,
            RowsPerUnit = each,
            Target = target,
            IsDrawnOnce = isDrawnOnce,
            Work = target is not { } wanted ? units : each > 0 ? WorkFor(wanted / each) : null,
        };
    }

    private double WorkFor(double draws) => isDrawnOnce ? Math.Min(units, Math.Ceiling(draws)) : Math.Ceiling(draws);

    private double ScaleOf(Estimate estimate) => estimate.Looked == 0 ? 0 : (estimate.Work ?? units) / estimate.Looked;

    private StepEstimate Step((string Step, string Model) place, AskedTally usual, AskedTally longest, double scale, bool isFirst)
    {
        ModelSettings model = ModelOf(place.Model);
        var step = new StepEstimate(place.Step, place.Model)
        {
            Requests = Scaled(usual.Requests, scale),
            MostRequests = Scaled(longest.MostRequests, scale),
            InputTokens = Scaled(usual.Input, scale),
            MostInputTokens = Scaled(longest.MostInput, scale),
            OutputTokens = Scaled(usual.Output, scale),
            MostOutputTokens = Scaled(longest.MostOutput, scale),
        };
        return step with
        {
            LeastUsd = isFirst ? model.Price?.Of(step.InputTokens, Scaled(usual.LeastOutput, scale)) : model.Price is null ? null : 0,
            Usd = model.Price?.Of(step.InputTokens, step.OutputTokens),
            MostUsd = model.Price?.Of(step.MostInputTokens, step.MostOutputTokens),
            Seconds = Together(Assumed(step.Requests, step.OutputTokens), step.Requests, model),
        };
    }

    private StepEstimate Measured(StepEstimate plan, AskedTally measured, double scale, double most)
    {
        ModelSettings model = ModelOf(plan.Model);
        long requests = Scaled(measured.Requests, scale);
        (long input, long output) = (Scaled(measured.Input, scale), Scaled(measured.Output, scale));
        return plan with
        {
            Requests = requests,
            InputTokens = input,
            OutputTokens = output,
            MostRequests = Scaled(plan.MostRequests, most),
            MostInputTokens = Scaled(plan.MostInputTokens, most),
            MostOutputTokens = Scaled(plan.MostOutputTokens, most),
            LeastUsd = plan.LeastUsd * (decimal)most,
            Usd = model.Price?.Of(input, output),
            MostUsd = plan.MostUsd * (decimal)most,
            Seconds = Together(
                measured.Timed.Requests > 0 ? requests * measured.Timed.Seconds / measured.Timed.Requests : Assumed(requests, output),
                requests,
                model),
        };
    }

    private string[] Unpriced(StepEstimate[] steps) =>
        [.. steps.Select(step => step.Model).Distinct().Where(name => ModelOf(name).Price is null)];

    // Two models of one name share what is said of them here.
    private ModelSettings ModelOf(string name) =>
        new[] { models.Teacher, models.Critic, models.Embedder }.OfType<ModelSettings>().First(model => model.Name == name);

    private static double Assumed(long requests, long outputTokens) => (requests * AssumedStart) + (outputTokens / AssumedSpeed);

    // However many go at once, a step takes as long as one of its requests.
    private static double? Together(double oneByOne, long requests, ModelSettings model) =>
        model.Endpoint.IsFile ? null
        : requests == 0 ? 0
        : oneByOne / Math.Min(requests, Math.Min(AssumedAtOnce, model.Limits.MaxInFlight));

    private static long Scaled(long count, double scale) => scale == 1 ? count : (long)Math.Ceiling(count * scale);
}
