using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Cli;

/// <summary>The command sends telemetry where the environment says, and nowhere else.</summary>
public sealed class TelemetryExportTests
{
    private const string Words = "has a valve that must be checked";

    [Fact]
    public async Task Traces_and_metrics_reach_the_collector_that_the_environment_names_without_prompts()
    {
        await using OtlpReceiver collector = await OtlpReceiver.StartAsync();

        await RunAsync(collector, []);

        string traces = collector.Of("traces"), metrics = collector.Of("metrics");
        foreach (string word in (string[])["seedbed", "chat fake", "ask generate", "gen_ai.operation.name", "gen_ai.usage.input_tokens", "gen_ai.response.finish_reasons", "seedbed.unit", "part0.md"])
            traces.ShouldContain(word);
        foreach (string word in (string[])["gen_ai.client.operation.duration", "gen_ai.client.token.usage", "gen_ai.token.type", "seedbed.rows.accepted", "seedbed.rejects", "seedbed.reason"])
            metrics.ShouldContain(word);
        (traces + metrics).ShouldNotContain(Words);
        (traces + metrics).ShouldNotContain("sk-telemetry-1");
    }

    [Fact]
    public async Task Prompts_and_replies_are_sent_only_when_the_environment_says_so()
    {
        await using OtlpReceiver collector = await OtlpReceiver.StartAsync();

        await RunAsync(collector, new() { ["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"] = "true", ["OTEL_METRICS_EXPORTER"] = "none", ["OTEL_SERVICE_NAME"] = "my-night" });

        collector.Of("traces").ShouldContain(Words);
        collector.Of("traces").ShouldContain("gen_ai.output.messages");
        collector.Of("traces").ShouldContain("my-night");
        collector.Of("traces").ShouldNotContain("sk-telemetry-1");
        collector.Of("metrics").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_collector_that_is_away_disturbs_nothing()
    {
        using var folder = new CommandFolder();
        folder.Write("in/pump.md", CommandFolder.PumpManual);

        SeedbedProcess run = await folder.RunAsync(
            new Dictionary<string, string?> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9" }, "generate", "in", "--out", "run", "--recipe", "rules.yaml");

        run.ShouldEndWith(0).Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_environment_says_wrongly_is_one_sentence()
    {
        using var folder = new CommandFolder();

        (await folder.RunAsync(new Dictionary<string, string?> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "collector" }, "recipes"))
            .ShouldFailWith("OTEL_EXPORTER_OTLP_ENDPOINT is no address");
        (await folder.RunAsync(new Dictionary<string, string?> { ["OTEL_TRACES_EXPORTER"] = "console" }, "recipes"))
            .ShouldEndWith(0).Error.ShouldStartWith("seedbed: OTEL_TRACES_EXPORTER names an exporter that is not here");
        (await folder.RunAsync(new Dictionary<string, string?> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "collector", ["OTEL_SDK_DISABLED"] = "true" }, "recipes"))
            .ShouldEndWith(0).Error.ShouldBeEmpty();
    }

    private static async Task RunAsync(OtlpReceiver collector, Dictionary<string, string?> more)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { ApiKey = "sk-telemetry-1" });
        using var qa = new QaFolder(server, documents: 1);
        qa.Folder.Write("seedbed.yaml", $"models: {{ m: {{ endpoint: '{server.Address}', model: fake, api-key-env: SEEDBED_TEST_KEY_T }} }}\nteacher: m\n");
        var environment = new Dictionary<string, string?>(more)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["SEEDBED_TEST_KEY_T"] = "sk-telemetry-1",
        };

        SeedbedProcess run = await qa.Folder.RunAsync(environment, "generate", "in", "--out", "run", "--recipe", "my-qa/recipe.yaml");

        run.ShouldEndWith(0).Error.ShouldBeEmpty();
    }
}
