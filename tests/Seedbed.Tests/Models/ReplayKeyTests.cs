using System.Text.Json;
using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Models;

public sealed class ReplayKeyTests
{
    // Should this fail, every user's response log has become worthless: raise the tag only when the fields must change.
    [Fact]
    public void The_key_of_a_request_stays_what_it_is() =>
        KeyOf().ToString().ShouldBe("6a9b94391b27e2f0bf87512a324269334ee305d033c9627114bdf08f7e444fac");

    [Fact]
    public void Everything_that_changes_the_request_changes_the_key()
    {
        ReplayKey[] keys =
        [
            KeyOf(),
            KeyOf(model: "other"),
            KeyOf(system: "be long"),
            KeyOf(user: "hello!"),
            KeyOf(system: "be brie", user: "fhello"),
            KeyOf(change: options => options.Temperature = 0),
            KeyOf(change: options => options.Temperature = null),
            KeyOf(change: options => options.TopP = 0.7f),
            KeyOf(change: options => options.Seed = 1),
            KeyOf(change: options => options.MaxOutputTokens = 101),
            KeyOf(change: options => options.ResponseFormat = null),
            KeyOf(change: options => options.ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse("{}"), "reply")),
            KeyOf(change: options => new ModelCall("generate", "doc.md#c1", 2, 0).AttachTo(options)),
            KeyOf(change: options => new ModelCall("generate", "doc.md#c1", 1, 1).AttachTo(options)),
            KeyOf(change: options => new ModelCall("generate", "doc.md#c1", 1, 0) { Choices = 2 }.AttachTo(options)),
            KeyOf(change: options => options.TopK = 1),
            KeyOf(change: options => options.FrequencyPenalty = 1),
            KeyOf(change: options => options.PresencePenalty = 1),
            KeyOf(change: options => new SamplingSettings { MinP = 1 }.ApplyTo(options, 0.7f)),
            KeyOf(change: options => new SamplingSettings { Logprobs = 1 }.ApplyTo(options, 0.7f)),
            KeyOf(change: options => new SamplingSettings { Extras = Extras("a", "1") }.ApplyTo(options, 0.7f)),
            KeyOf(change: options => new SamplingSettings { Extras = Extras("b", "1") }.ApplyTo(options, 0.7f)),
            KeyOf(change: options => new SamplingSettings { Extras = Extras("a", "2") }.ApplyTo(options, 0.7f)),
        ];
        keys.Distinct().Count().ShouldBe(keys.Length);
    }

    [Fact]
    public void What_is_not_set_leaves_the_key_as_it_was_before_it_could_be()
    {
        KeyOf(change: options => new SamplingSettings().ApplyTo(options, 0.7f)).ShouldBe(KeyOf());
        KeyOf(change: options => new ModelCall("generate", "doc.md#c1", 1, 0) { Choices = 1, Turn = 9 }.AttachTo(options)).ShouldBe(KeyOf());
    }

    [Fact]
    public void Who_asks_does_not_change_the_key() =>
        KeyOf(change: options => new ModelCall("generate-2", "doc.md#c7", 1, 0).AttachTo(options)).ShouldBe(KeyOf());

    [Fact]
    public void A_key_is_read_as_it_was_written()
    {
        ReplayKey key = KeyOf();
        ReplayKey.TryParse(System.Text.Encoding.ASCII.GetBytes(key.ToString()), out ReplayKey read).ShouldBeTrue();
        read.ShouldBe(key);
        ReplayKey.TryParse("zz"u8, out _).ShouldBeFalse();
    }

    private static Dictionary<string, JsonElement> Extras(string name, string value) => new() { [name] = JsonElement.Parse(value) };

    private static ReplayKey KeyOf(string model = "fake", string system = "be brief", string user = "hello", Action<ChatOptions>? change = null)
    {
        ChatOptions options = Ask.Options();
        change?.Invoke(options);
        return ReplayKey.Of(model, [new(ChatRole.System, system), new(ChatRole.User, user)], options);
    }
}
