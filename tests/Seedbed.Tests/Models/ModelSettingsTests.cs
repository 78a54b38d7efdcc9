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
    [InlineData("openai://x#gpt", "'openai:' is not known; known are http: and https:")]
    [InlineData("batch:folder", "http://host:port/v1#name")]
    [InlineData("qwen3", "http://host:port/v1#name")]
    [InlineData("http://host/v1", "names no model")]
    [InlineData("http://host/v1#", "names no model")]
    [InlineData("", "http://host:port/v1#name")]
    public void A_wrong_address_is_a_sentence_that_says_the_right_form(string address, string part) =>
        Should.Throw<SeedbedException>(() => ModelSettings.Parse(address)).Message.ShouldContain(part);

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
