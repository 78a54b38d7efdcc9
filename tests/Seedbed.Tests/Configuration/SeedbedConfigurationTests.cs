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
        embedder: small
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
        configuration.Embedder.ShouldBe("small");
    }

    [Fact]
    public void Every_setting_of_a_model_is_read()
    {
        ModelSettings model = Read("""
            models:
              all:
                endpoints: [ "http://127.0.0.1:8000/v1", "http://127.0.0.1:8001/v1#m:1" ]
                model: m:1
                price: { input: 0.15, output: 0.6, cached-input: 0.075 }
                top-p: 0.9
                top-k: 20
                min-p: 0.05
                frequency-penalty: 0.5
                presence-penalty: -0.5
                seed: 7
                logprobs: 3
                extras: { chat_template_kwargs: { enable_thinking: false }, priority: 2 }
                stream: true
                connect-time-out: 5
                first-byte-time-out: 30
                give-up-after: 600
            """).Model("all");

        model.FurtherEndpoints.ShouldBe([new Uri("http://127.0.0.1:8001/v1")]);
        model.Price.ShouldBe(new ModelPrice(0.15m, 0.6m) { CachedInput = 0.075m });
        SamplingSettings sampling = model.Sampling;
        (sampling.TopP, sampling.TopK, sampling.MinP, sampling.Seed, sampling.Logprobs).ShouldBe((0.9f, 20, 0.05f, 7, 3));
        (sampling.FrequencyPenalty, sampling.PresencePenalty).ShouldBe((0.5f, -0.5f));
        sampling.Extras.Keys.ShouldBe(["chat_template_kwargs", "priority"]);
        sampling.Extras["chat_template_kwargs"].GetRawText().ShouldBe("""{"enable_thinking":false}""");
        model.Stream.ShouldBeTrue();
        (model.Limits.ConnectTimeOut.TotalSeconds, model.Limits.FirstByteTimeOut!.Value.TotalSeconds).ShouldBe((5, 30));
        model.Limits.GiveUpAfter.ShouldBe(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void A_provider_without_an_endpoint_is_the_service_itself_and_its_key_goes_nowhere_else()
    {
        Read("models: { a: { provider: openai, model: gpt-5-mini } }").Model("a").ApiKeyVariable.ShouldBe("OPENAI_API_KEY");
        ModelSettings proxied = Read("models: { a: { provider: anthropic, endpoint: 'http://127.0.0.1:9', model: m } }").Model("a");
        (proxied.Provider, proxied.ApiKeyVariable).ShouldBe((ModelProvider.Anthropic, null));
        Read("models: { a: { provider: batch, endpoint: requests, model: m } }").Model("a").Endpoint.LocalPath.ShouldEndWith("requests");
    }

    [Theory]
    [InlineData("models: { a: { endpoint: 'http://x/v1', modle: m } }", "modle")]
    [InlineData("models: { a: { endpoint: 'http://x/v1', model: m } }\nteacher: b", "there is no model 'b'")]
    [InlineData("models: { a: { model: m } }", "needs 'endpoint'")]
    [InlineData("models: { a: { provider: batch, model: m } }", "the folder of its requests")]
    [InlineData("models: { a: { endpoint: 'http://x/v1', model: m, generation-tokens: 15 } }", "at least 16")]
    [InlineData("models: { a: { endpoint: 'http://x/v1', model: m, price: { input: 1 } } }", "needs 'output'")]
    [InlineData("models: { a: { endpoint: 'http://x/v1', model: m, extras: { top_k: 3 } } }", "write 'top-k' beside 'extras'")]
    [InlineData("models: { a: { endpoints: ['http://x/v1#m', 'http://y/v1#n'], model: m } }", "all endpoints of one entry must serve the same model")]
    [InlineData("models: { a: { endpoint: 'x', model: m } }", "the endpoint 'x' is not an address")]
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
