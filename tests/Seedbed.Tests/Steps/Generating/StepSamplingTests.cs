using System.Globalization;
using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Steps;
using Seedbed.Steps.Generating;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps.Generating;

public sealed class StepSamplingTests
{
    private const string Weighted = "{ prompt: p.md, temperature: { 0.25: 3, 1: 1, 2: 0 }, returns: { question: text } }";

    [Fact]
    public async Task What_the_step_says_wins_over_the_models_settings()
    {
        var model = new SaidModel("""{"question":"Why?"}""");
        using ModelSet models = model.Models(new() { Temperature = 0.1f, TopP = 0.2f, TopK = 5, Seed = 3, MinP = 0.5f });

        await AskAsync(models, "{ prompt: p.md, temperature: 1.5, top-p: 0.9, top-k: 40, max-tokens: 77, seed: 11, stop: [END, '###'], returns: { question: text } }", 1);
        await AskAsync(models, "{ prompt: p.md, returns: { question: text } }", 1);

        ChatOptions[] options = [.. model.Requests.Select(request => request.Options)];
        (options[0].Temperature, options[0].TopP, options[0].TopK, options[0].MaxOutputTokens, options[0].Seed).ShouldBe((1.5f, 0.9f, 40, 77, 11));
        options[0].StopSequences.ShouldBe(["END", "###"]);
        (options[1].Temperature, options[1].TopP, options[1].TopK, options[1].MaxOutputTokens, options[1].Seed).ShouldBe((0.1f, 0.2f, 5, 1024, 3));
        options[1].StopSequences.ShouldBeNull();
    }

    [Fact]
    public async Task Of_several_temperatures_each_request_draws_one_by_the_weights()
    {
        float[] drawn = await TemperaturesAsync(Weighted, 400);

        drawn.Distinct().Order().ShouldBe([0.25f, 1f]);
        drawn.Count(temperature => temperature == 0.25f).ShouldBeInRange(270, 330);
    }

    [Fact]
    public async Task Temperatures_follow_from_the_seed_the_unit_and_the_request_and_not_from_the_other_rows()
    {
        float[] once = await TemperaturesAsync(Weighted, 60);

        (await TemperaturesAsync(Weighted, 60)).ShouldBe(once);
        (await TemperaturesAsync(Weighted, 20)).ShouldBe(once[..20]);
        (await TemperaturesAsync(Weighted, 60, seed: "2")).ShouldNotBe(once);
        (await TemperaturesAsync(Weighted, 60, draw: 2)).ShouldNotBe(once);
    }

    [Theory]
    [InlineData("[0.2, 0.8]", "")]
    [InlineData("3", "'temperature' of 'generate' must be a number from 0 to 2, not 3")]
    [InlineData("warm", "'temperature' of 'generate' must be a number from 0 to 2")]
    [InlineData("{ warm: 1 }", "must be numbers from 0 to 2 with their weights, not 'warm'")]
    [InlineData("{ 0.5: 0 }", "one has a weight above 0")]
    [InlineData("{ 0.5: much }", "must be a number from 0")]
    public void A_wrong_temperature_is_named(string temperature, string sentence)
    {
        var setup = QaPrompts.Setup(ModelSet.Unconnected(), "generate") with { Files = new(_ => "Write.", _ => null) };
        string fault = "";
        try
        {
            SomeStep.Of<Step>(Generate.Verb, $"{{ prompt: p.md, temperature: {temperature}, returns: {{ a: text }} }}", setup);
        }
        catch (SeedbedException e)
        {
            fault = e.Message;
        }

        if (sentence.Length == 0)
            fault.ShouldBeEmpty();
        else
            fault.ShouldContain(sentence);
    }

    [Fact]
    public void A_share_of_nothing_is_no_share() =>
        SomeStep.Faults(Generate.Verb, "{ prompt: p.md, top-p: 0, returns: { a: text } }").ShouldContain("'top-p' of 'generate' must be a number above 0, up to 1, not 0");

    private static async Task<float[]> TemperaturesAsync(string yaml, int rows, string seed = "0", int draw = 1)
    {
        var model = new SaidModel("""{"question":"Why?"}""");
        using ModelSet models = model.Models();
        await AskAsync(models, yaml, rows, seed, draw);
        return [.. model.Requests.Select(request => request.Options.Temperature!.Value)];
    }

    private static async Task AskAsync(ModelSet models, string yaml, int rows, string seed = "0", int draw = 1)
    {
        StepSetup setup = QaPrompts.Setup(models, "generate") with { Files = new(_ => "Write about {{number}}.", _ => null), Seed = seed, Columns = ["number"] };
        UnitRows unit = QaPrompts.Rows(rows);
        unit = unit with { Draw = draw, Rows = [.. unit.Rows.Select((row, i) => row.With("number", i.ToString(CultureInfo.InvariantCulture)))] };
        await SomeStep.Of<Generate>(Generate.Verb, yaml, setup).ApplyAsync(unit, CancellationToken.None);
    }
}
