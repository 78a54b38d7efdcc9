using Seedbed.Configuration;
using Seedbed.Models;
using Seedbed.Yaml;

namespace Seedbed.Tests.Configuration;

public sealed class SeedbedConfigurationTests
{
    private const string Good = """
        models:
          big:
            endpoint: http://127.0.0.1:8000/v1
            model: qwen3-30b
            api-key-env: BIG_KEY
            context-window: 32768
            generation-tokens: 2048
            temperature: 0.5
            max-in-flight: 64
            time-out: 60
          small: { endpoint: "http://127.0.0.1:8001/v1", model: qwen3-4b }
        teacher: big
        critic: small
        """;

    [Fact]
    public void Models_are_read_with_their_settings()
    {
        SeedbedConfiguration configuration = Read(Good);

        ModelSettings big = configuration.Model("big");
        big.Name.ShouldBe("qwen3-30b");
        big.Endpoint.ShouldBe(new Uri("http://127.0.0.1:8000/v1"));
        big.ApiKeyVariable.ShouldBe("BIG_KEY");
        big.ContextWindow.ShouldBe(32768);
        big.GenerationTokens.ShouldBe(2048);
        big.Sampling.Temperature.ShouldBe(0.5f);
        big.Limits.MaxInFlight.ShouldBe(64);
        big.Limits.TimeOut.ShouldBe(TimeSpan.FromMinutes(1));
        (configuration.Teacher, configuration.Critic).ShouldBe(("big", "small"));
    }

    [Theory]
    [InlineData("models: { a: { endpoint: 'http://x/v1', modle: m } }", "modle")]
    [InlineData("models: { a: { endpoint: 'http://x/v1', model: m } }\nteacher: b", "there is no model 'b'")]
    [InlineData("models: { a: { model: m } }", "needs 'endpoint'")]
    [InlineData("models: { a: { endpoint: 'http://x/v1', model: m, temperature: 3 } }", "temperature")]
    [InlineData("- a", "must be a mapping")]
    public void Faults_name_file_line_and_key(string yaml, string said)
    {
        string message = Should.Throw<SeedbedException>(() => Read(yaml)).Message;

        message.ShouldContain("seedbed.yaml:");
        message.ShouldContain(said);
    }

    [Fact]
    public void A_model_is_named_by_name_or_address()
    {
        Read(Good).Model("http://127.0.0.1:9/v1#m").Name.ShouldBe("m");
        Should.Throw<SeedbedException>(() => Read(Good).Model("bg")).Message.ShouldContain("seedbed.yaml has big, small");
    }

    private static SeedbedConfiguration Read(string yaml) => SeedbedConfiguration.Read(YamlReader.Read(yaml, "seedbed.yaml"));
}
