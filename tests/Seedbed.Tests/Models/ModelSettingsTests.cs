using System.Text.Json;
using Seedbed.Models;

namespace Seedbed.Tests.Models;

public sealed class ModelSettingsTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8000/v1#qwen3-30b", "http://127.0.0.1:8000/v1", "qwen3-30b")]
    [InlineData("http://127.0.0.1:8000#m", "http://127.0.0.1:8000/v1", "m")]
    [InlineData("https://host/v1/#Qwen/Qwen3:30b#x", "https://host/v1/", "Qwen/Qwen3:30b#x")]
    public void An_address_names_endpoint_and_model(string address, string endpoint, string name)
    {
        var settings = ModelSettings.Parse(address);
        settings.Endpoint.ToString().ShouldBe(endpoint);
        settings.Name.ShouldBe(name);
        settings.ApiKeyVariable.ShouldBeNull();
    }

    [Theory]
    [InlineData("ftp://x#gpt", "'ftp:' is not known; known are http:, https:, openai:, anthropic:, ollama: and batch:")]
    [InlineData("openai://x#gpt", "as in openai:gpt-5-mini")]
    [InlineData("ollama:", "as in ollama:qwen3:30b")]
    [InlineData("batch:", "batch:FOLDER")]
    [InlineData("batch:folder#", "batch:FOLDER#NAME")]
    [InlineData("qwen3", "http://host:port/v1#name")]
    [InlineData("http://host/v1", "names no model")]
    [InlineData("http://host/v1#", "names no model")]
    [InlineData("", "http://host:port/v1#name")]
    public void A_wrong_address_is_a_sentence_that_says_the_right_form(string address, string part) =>
        Should.Throw<SeedbedException>(() => ModelSettings.Parse(address)).Message.ShouldContain(part);

    [Theory]
    [InlineData("openai", "gpt-5-mini", "https://api.openai.com/v1", ModelProvider.OpenAI, "OPENAI_API_KEY")]
    [InlineData("anthropic", "claude-haiku-4-5", "https://api.anthropic.com/v1", ModelProvider.Anthropic, "ANTHROPIC_API_KEY")]
    [InlineData("ollama", "qwen3:30b", "http://127.0.0.1:11434/v1", ModelProvider.OpenAI, null)]
    public void A_service_is_known_by_its_word(string service, string name, string endpoint, ModelProvider provider, string? key)
    {
        ModelSettings settings = ModelService.Find(service)!.Settings(name, _ => null);
        (settings.Name, settings.Endpoint.ToString(), settings.Provider, settings.ApiKeyVariable).ShouldBe((name, endpoint, provider, key));
        ModelSettings.Parse($"{service}:{name}").Name.ShouldBe(name);
    }

    [Theory]
    [InlineData("openai", "OPENAI_BASE_URL", "http://127.0.0.1:9/v1", "http://127.0.0.1:9/v1")]
    [InlineData("openai", "OPENAI_BASE_URL", "https://proxy.example/openai/v1/", "https://proxy.example/openai/v1/")]
    [InlineData("anthropic", "ANTHROPIC_BASE_URL", "https://proxy.example", "https://proxy.example/v1")]
    [InlineData("ollama", "OLLAMA_HOST", "0.0.0.0", "http://127.0.0.1:11434/v1")]
    [InlineData("ollama", "OLLAMA_HOST", "gpu:8080", "http://gpu:8080/v1")]
    [InlineData("ollama", "OLLAMA_HOST", ":8080", "http://127.0.0.1:8080/v1")]
    [InlineData("ollama", "OLLAMA_HOST", "https://ollama.example", "https://ollama.example/v1")]
    public void The_environment_says_where_a_service_is(string service, string variable, string value, string endpoint) =>
        ModelService.Find(service)!.Settings("m", name => name == variable ? value : null).Endpoint.ToString().ShouldBe(endpoint);

    [Fact]
    public void An_address_in_the_environment_that_is_none_is_named() =>
        Should.Throw<SeedbedException>(() => ModelService.Find("openai")!.Settings("m", name => name == "OPENAI_BASE_URL" ? "api.example" : null))
            .Message.ShouldContain("OPENAI_BASE_URL is not an address");

    [Fact]
    public void A_batch_folder_is_named_with_or_without_a_model()
    {
        ModelSettings settings = ModelSettings.Parse("batch:some folder/50%#Qwen/Qwen3:30b");
        (settings.Name, settings.Provider).ShouldBe(("Qwen/Qwen3:30b", ModelProvider.Batch));
        settings.Endpoint.LocalPath.ShouldBe(Path.GetFullPath("some folder/50%"));
        ModelSettings.Parse("batch:requests").Name.ShouldBe("default");
    }

    [Fact]
    public void An_extra_that_is_Seedbeds_own_is_named_with_its_setting()
    {
        ModelSettings settings = Named("m") with { Sampling = new() { Extras = new Dictionary<string, JsonElement> { ["max_tokens"] = default, ["messages"] = default } } };
        Should.Throw<SeedbedException>(() => ModelSet.Connect(settings)).Message
            .ShouldBe("model 'm': extras must not hold 'max_tokens', which Seedbed sets itself; write 'generation-tokens' beside 'extras'; extras must not hold 'messages', which Seedbed sets itself; leave it out");
    }

    [Fact]
    public void What_Anthropic_does_not_take_is_named_before_anything_is_sent()
    {
        ModelSettings settings = Named("m") with { Provider = ModelProvider.Anthropic, Sampling = new() { Temperature = 1.5f, MinP = 0.1f } };
        Should.Throw<SeedbedException>(() => ModelSet.Connect(settings)).Message
            .ShouldBe("model 'm': temperature must be from 0 to 1 for Anthropic; Anthropic takes no min-p, penalties, logprobs or seed; leave them out");
    }

    [Fact]
    public void A_key_in_an_address_is_refused_and_not_repeated()
    {
        string message = Should.Throw<SeedbedException>(() => ModelSettings.Parse("http://me:sk-secret@host/v1#m")).Message;
        message.ShouldNotContain("sk-secret");
        message.ShouldContain("api-key-env");
    }

    [Fact]
    public void The_critic_is_the_teacher_unless_another_is_named()
    {
        using var alone = ModelSet.Unconnected();
        alone["critic"].ShouldBeSameAs(alone["teacher"]);
        alone.All.Count.ShouldBe(1);
        using var two = ModelSet.Unconnected(Named("a"), Named("b"));
        two["critic"].Name.ShouldBe("b");
        two.All.Select(model => model.Name).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void A_missing_role_says_how_to_name_one()
    {
        Should.Throw<SeedbedException>(() => ModelSet.None["teacher"]).Message.ShouldContain("--model");
        Should.Throw<SeedbedException>(() => ModelSet.None["author"]).Message.ShouldContain("known are teacher and critic");
        ModelSet.None.All.ShouldBeEmpty();
    }

    [Fact]
    public void A_key_variable_that_is_not_set_is_named()
    {
        ModelSettings settings = Named("m") with { ApiKeyVariable = "SEEDBED_TEST_NO_SUCH_KEY" };
        Should.Throw<SeedbedException>(() => ModelSet.Connect(settings)).Message.ShouldContain("SEEDBED_TEST_NO_SUCH_KEY");
    }

    [Fact]
    public void Settings_out_of_range_are_named_all_at_once()
    {
        ModelSettings settings = Named("m") with { GenerationTokens = 0, Limits = new() { MaxInFlight = 0 }, Sampling = new() { TopP = 0 } };
        Should.Throw<SeedbedException>(() => ModelSet.Connect(settings)).Message
            .ShouldBe("model 'm': generation-tokens must be at least 16; top-p must be above 0 and at most 1; max-in-flight must be from 1 to 100000");
    }

    private static ModelSettings Named(string name) => new() { Name = name, Endpoint = new("http://127.0.0.1:9/v1") };
}
