using System.Text.Json;
using Seedbed.Models;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Models.Batches;

/// <summary>What a service refuses is said otherwise in the next wave.</summary>
public sealed class BatchFormTests : IDisposable
{
    private static readonly string NoMaxTokens =
        BatchService.Error(400, "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", "unsupported_parameter");

    private readonly TempFolder _folder = new();

    private string Jobs => _folder["jobs"];

    private ModelSettings Settings => ModelSettings.Parse($"batch:{Jobs}#fake");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_service_that_wants_max_completion_tokens_gets_them_from_the_next_wave_on()
    {
        var service = new BatchService(Jobs) { Instead = request => Says(request.Body, "max_tokens") ? NoMaxTokens : null };
        (await WaveAsync(Settings, "one", "two")).ShouldBe(2);
        service.Answer();

        (await WaveAsync(Settings, "one", "two")).ShouldBe(2, "a refusal of the form is asked again");

        service.Requests("requests-002.jsonl").Select(Body).ShouldAllBe(body =>
            !Says(body, "max_tokens") && body.GetProperty("max_completion_tokens").GetInt32() == 100 && FormatOf(body) == "json_schema");
        service.Answer();
        (await WaveAsync(Settings, "one", "two", "three")).ShouldBe(1, "it is remembered, and the others are answered");
        Says(Body(service.Requests("requests-003.jsonl")[0]), "max_completion_tokens").ShouldBeTrue();
    }

    [Fact]
    public async Task A_refusal_of_a_parameter_says_nothing_of_the_schema_though_nothing_was_answered_since()
    {
        var service = new BatchService(Jobs) { Instead = _ => NoMaxTokens };
        await WaveAsync(Settings, "one", "two");
        service.Answer();
        (await WaveAsync(Settings, "one")).ShouldBe(1);

        (await WaveAsync(Settings, "one", "two", "three")).ShouldBe(2);

        service.Requests("requests-003.jsonl").Select(Body).ShouldAllBe(body => FormatOf(body) == "json_schema" && Says(body, "max_completion_tokens"));
    }

    [Fact]
    public async Task A_model_that_takes_no_temperature_gets_none_unless_the_user_set_it()
    {
        ModelSettings wanted = Settings with { Sampling = new() { Temperature = 0.7f } };
        var service = new BatchService(Jobs)
        {
            Instead = request => Says(request.Body, "temperature") ? BatchService.Error(400, "Unsupported value: 'temperature' does not support 0.7 with this model.") : null,
        };
        await WaveAsync(Settings, "one", "two");
        service.Answer();
        (await WaveAsync(Settings, "one")).ShouldBe(1);
        Body(service.Requests("requests-002.jsonl")[0]).TryGetProperty("temperature", out _).ShouldBeFalse();
        service.Answer();
        (await WaveAsync(Settings, "one")).ShouldBe(0);

        using var models = ModelSet.Connect(wanted);
        (await Should.ThrowAsync<ModelException>(() => models.AskAsync("two"))).Failure.Detail.ShouldContain("temperature");
    }

    [Fact]
    public async Task Each_model_of_a_folder_learns_for_itself()
    {
        ModelSettings small = Settings with { Name = "small" };
        var service = new BatchService(Jobs) { Instead = request => request.Body.GetProperty("model").GetString() == "fake" && Says(request.Body, "max_tokens") ? NoMaxTokens : null };
        await WaveAsync(Settings, "one");
        await WaveAsync(small, "one");
        service.Answer();

        (await WaveAsync(Settings, "one", "two")).ShouldBe(2);
        (await WaveAsync(small, "one", "two")).ShouldBe(1);

        service.Requests("requests-003.jsonl").Select(Body).ShouldAllBe(body => Says(body, "max_completion_tokens"));
        service.Requests("requests-004.jsonl").Select(Body).ShouldAllBe(body => Says(body, "max_tokens"));
    }

    [Fact]
    public async Task Anthropics_batches_are_asked_without_a_tool_and_a_temperature_where_those_are_refused()
    {
        ModelSettings claude = ModelSettings.Parse($"batch:{Jobs}#anthropic:claude");
        string[] refusals = ["tools are not supported", "temperature is not supported with this model", ""];
        for (int wave = 1; wave <= refusals.Length; wave++)
        {
            (await WaveAsync(claude, "one")).ShouldBe(1);
            JsonElement line = new BatchService(Jobs).Requests($"requests-00{wave}.jsonl").ShouldHaveSingleItem();
            (Says(line.GetProperty("params"), "tools"), Says(line.GetProperty("params"), "temperature")).ShouldBe((wave < 2, wave < 3));
            string error = $"{{\"type\":\"invalid_request_error\",\"message\":\"{refusals[wave - 1]}\"}}";
            _folder.Write($"jobs/responses-{wave}.jsonl", $"{{\"custom_id\":\"{line.GetProperty("custom_id").GetString()}\",\"result\":{{\"type\":\"errored\",\"error\":{{\"type\":\"error\",\"error\":{error}}}}}}}");
        }

        (await WaveAsync(claude, "one")).ShouldBe(0, "said as it can be said");
    }

    private static bool Says(JsonElement body, string name) => body.TryGetProperty(name, out _);

    private static JsonElement Body(JsonElement line) => line.GetProperty("body");

    private static string FormatOf(JsonElement body) => body.TryGetProperty("response_format", out JsonElement format) ? format.GetProperty("type").GetString()! : "";

    /// <summary>A run that asks these.</summary>
    /// <returns>How many requests it wrote.</returns>
    private static async Task<int> WaveAsync(ModelSettings settings, params string[] texts)
    {
        using var models = ModelSet.Connect(settings);
        foreach (string text in texts)
        {
            try
            {
                await models.AskAsync(text);
            }
            catch (Exception e) when (e is RequestHeldException or ModelException)
            {
                // It goes into the wave, waits or failed for good.
            }
        }

        return models.PublishRequests().SingleOrDefault()?.Written ?? 0;
    }
}
