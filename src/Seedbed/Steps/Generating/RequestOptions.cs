using System.Globalization;
using Microsoft.Extensions.AI;
using Seedbed.Models;

namespace Seedbed.Steps.Generating;

/// <summary>Makes the options of a step's requests: what the step says wins over the model's settings, and these over what is usual.</summary>
internal sealed class RequestOptions(Asking asking)
{
    /// <summary>The options of one request.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="text">What is asked.</param>
    /// <param name="ordinal">Which of the unit's requests with this text it is.</param>
    /// <param name="again">How often what it asks for was asked before.</param>
    /// <param name="choices">How many replies are wanted.</param>
    /// <param name="format">The form of the reply.</param>
    public ChatOptions For(UnitRows unit, PromptText text, int ordinal, int again, int choices, ChatResponseFormat format)
    {
        ModelSettings settings = asking.Model.Settings;
        StepSampling own = asking.Sampling;
        var options = new ChatOptions
        {
            MaxOutputTokens = own.MaxTokens ?? settings.GenerationTokens ?? ModelSettings.DefaultGenerationTokens,
            StopSequences = own.Stop.Count == 0 ? null : [.. own.Stop],
            ResponseFormat = format,
        };
        int repeat = unit.Draw - 1 + ordinal;
        settings.Sampling.ApplyTo(options, asking.UsualTemperature, repeat);
        options.Temperature = own.Temperature(() => RandomOf(unit, text, ordinal)) ?? options.Temperature;
        options.TopP = own.TopP ?? options.TopP;
        options.TopK = own.TopK ?? options.TopK;
        options.Seed = own.Seed + repeat ?? options.Seed;
        new ModelCall(asking.Setup.Name, unit.Unit.Id, unit.Draw, ordinal) { Choices = choices, Again = again, Turn = unit.Turn }.AttachTo(options);
        return options;
    }

    // By what is asked, not by when or beside what: a row's request is the same whichever other rows are there.
    private SeededRandom RandomOf(UnitRows unit, PromptText text, int ordinal) => new(
        asking.Setup.Seed,
        unit.Unit.Hash,
        asking.Setup.Name,
        "temperature",
        unit.Draw.ToString(CultureInfo.InvariantCulture),
        ordinal.ToString(CultureInfo.InvariantCulture),
        text.User);
}
