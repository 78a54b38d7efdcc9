using Seedbed.Models;

namespace Seedbed.Runs.Estimates;

/// <summary>Makes an estimate of what some units asked.</summary>
internal sealed class EstimateMaking(RunModels models, StepPlaces places, Reckoning reckoning)
{
    // Where nobody measured: a server that begins after half a second and writes 50 tokens a second, 16 requests at once.
    private const double AssumedStart = 0.5;
    private const double AssumedSpeed = 50;
    private const int AssumedAtOnce = 16;

    /// <summary>Of a plan.</summary>
    public Estimate Of(PartYields looked, AskedTallies usual, AskedTallies longest)
    {
        WorkNeeded work = reckoning.Of(looked);
        var begun = new HashSet<string>(StringComparer.Ordinal);
        StepEstimate[] steps =
        [
            .. longest.All.OrderBy(step => places.Of(step.Key.Step)).Select(step =>
                Step(step.Key, usual[step.Key], step.Value, ScaleOf(step.Key.Step, work, looked), isFirst: begun.Add(places.PartOf(step.Key.Step) ?? ""))),
        ];
        return Start(looked, work) with { Steps = steps, Unpriced = Unpriced(steps) };
    }

    /// <summary>Of units that were asked; what they did not tell (the most that may be, and all of a part of which none was asked) is the plan's.</summary>
    public Estimate Of(PartYields asked, AskedTallies measured, Estimate plan, PartYields planned, IReadOnlyList<StepCounts> counts)
    {
        (WorkNeeded before, WorkNeeded work) = (reckoning.Of(planned), reckoning.Of(asked));
        StepEstimate[] steps =
        [
            .. plan.Steps.Select(step => Measured(step, measured[(step.Step, step.Model)], work, before, asked)),
        ];
        return Start(asked, work) with { IsMeasured = true, Steps = steps, Unpriced = plan.Unpriced, Counts = [.. counts.Select(step => step.ToFacts())] };
    }

    private Estimate Start(PartYields looked, WorkNeeded work) => new()
    {
        Units = reckoning.Units,
        Looked = looked.Units,
        RowsPerUnit = reckoning.RowsPerUnit(looked),
        Target = reckoning.Wanted,
        Missing = work.Missing,
        IsDrawnOnce = reckoning.IsDrawnOnce,
        Work = reckoning.Wanted is null || reckoning.RowsPerUnit(looked) > 0 ? work.Draws : null,
    };

    private double ScaleOf(string step, WorkNeeded work, PartYields looked) =>
        looked.UnitsOf(places.PartOf(step)) is > 0 and var units ? work.Of(places.PartOf(step)) / units : 0;

    private StepEstimate Measured(StepEstimate plan, AskedTally measured, WorkNeeded work, WorkNeeded before, PartYields asked)
    {
        string? part = places.PartOf(plan.Step);
        double most = before.Of(part) is > 0 and var planned ? work.Of(part) / planned : 1;
        return asked.UnitsOf(part) > 0 ? Measured(plan, measured, ScaleOf(plan.Step, work, asked), most) : Scaled(plan, most);
    }

    private static StepEstimate Scaled(StepEstimate plan, double scale) => plan with
    {
        Requests = Scaled(plan.Requests, scale),
        MostRequests = Scaled(plan.MostRequests, scale),
        InputTokens = Scaled(plan.InputTokens, scale),
        MostInputTokens = Scaled(plan.MostInputTokens, scale),
        OutputTokens = Scaled(plan.OutputTokens, scale),
        MostOutputTokens = Scaled(plan.MostOutputTokens, scale),
        LeastUsd = plan.LeastUsd * (decimal)scale,
        Usd = plan.Usd * (decimal)scale,
        MostUsd = plan.MostUsd * (decimal)scale,
        Seconds = plan.Seconds * scale,
    };

    private StepEstimate Step((string Step, string Model) place, AskedTally usual, AskedTally longest, double scale, bool isFirst)
    {
        ModelSettings model = ModelOf(place.Model);
        var step = new StepEstimate(place.Step, place.Model)
        {
            Requests = Scaled(usual.Requests, scale),
            MostRequests = Scaled(Math.Max(usual.MostRequests, longest.MostRequests), scale),
            InputTokens = Scaled(usual.Input, scale),
            MostInputTokens = Scaled(Math.Max(usual.MostInput, longest.MostInput), scale),
            OutputTokens = Scaled(usual.Output, scale),
            MostOutputTokens = Scaled(Math.Max(usual.MostOutput, longest.MostOutput), scale),
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
            MostRequests = Math.Max(requests, Scaled(plan.MostRequests, most)),
            MostInputTokens = Math.Max(input, Scaled(plan.MostInputTokens, most)),
            MostOutputTokens = Math.Max(output, Scaled(plan.MostOutputTokens, most)),
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

    private static long Scaled(long count, double scale) => scale == 1 ? count : (long)Math.Ceiling((count * scale) - 1e-6);
}
