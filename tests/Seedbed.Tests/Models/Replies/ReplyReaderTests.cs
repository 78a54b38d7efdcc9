using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Seedbed.Models.Replies;

namespace Seedbed.Tests.Models.Replies;

public sealed class ReplyReaderTests
{
    private const string Two = """{"slot":1,"question":"What is a [bracket] or a \"brace\" {?"},{"slot":2,"question":"Two"}""";

    [Theory]
    [InlineData("{\"items\":[" + Two + "]}")]
    [InlineData("[" + Two + "]")]
    [InlineData("{\"items\":[" + Two + ",],}")]
    [InlineData("{\"result\":{\"items\":[" + Two + "]}}")]
    [InlineData("{\"questions\":[" + Two + "],\"count\":2}")]
    [InlineData("Sure, here you are [as asked]:\n```json\n{\"items\":[" + Two + "]}\n```\nThat's \"all\", {bye}.")]
    [InlineData("<think>{\"items\":[{\"slot\":9,\"question\":\"draft\"}]} no…</think>\n{\"items\":[" + Two + "]}")]
    [InlineData("{\"items\":[" + Two + ",{\"slot\":3,\"question\":\"cut of")]
    [InlineData("{\"items\":[" + Two + ",{\"slot\":3,")]
    [InlineData("{\"items\":[" + Two + "]")]
    [InlineData("{\"items\":[" + Two + ",{\"slot\":3,\"slot\":4,\"question\":\"twice\"}]}")]
    [InlineData("1. {\"slot\":1,\"question\":\"What is a [bracket] or a \\\"brace\\\" {?\"}\n2. {\"slot\":2,\"question\":\"Two\"}")]
    public void Items_are_found_whatever_stands_around_them(string reply)
    {
        IReadOnlyList<JsonElement> items = Items(reply);
        items.Count.ShouldBe(2);
        items[0].GetProperty("question").GetString().ShouldBe("What is a [bracket] or a \"brace\" {?");
        items[1].GetProperty("slot").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("I can't do that.")]
    [InlineData("See [1] and {2}.")]
    [InlineData("{\"items\":[]}")]
    [InlineData("{\"error\":\"no\"}")]
    [InlineData("{\"slot\":1,\"question\":\"cut")]
    [InlineData("\"slot\"")]
    [InlineData("{'slot':1}")]
    [InlineData("{\"slot\":1,\"question\":\"a\nraw line\"}")]
    public void A_reply_without_items_has_none(string reply) => Items(reply).ShouldBeEmpty();

    [Fact]
    public void A_mark_of_thoughts_inside_a_text_is_part_of_the_text() =>
        Items("""[{"slot":1,"question":"What does </think> end?"},{"slot":2,"question":"Two"}]""").Count.ShouldBe(2);

    [Fact]
    public void A_list_inside_an_item_does_not_become_items()
    {
        JsonElement item = Items("""{"slot":1,"items":[{"slot":5}]}""").ShouldHaveSingleItem();
        item.GetProperty("slot").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    [InlineData('"')]
    [InlineData('}')]
    [InlineData('\\')]
    public void A_megabyte_of_one_character_is_read_in_one_go(char character) => Items(new string(character, 1 << 20)).ShouldBeEmpty();

    [Fact]
    public void Values_nested_too_deep_are_no_items() =>
        Items("{\"slot\":" + string.Concat(Enumerable.Repeat("[", 100_000)) + string.Concat(Enumerable.Repeat("]", 100_000)) + "}").ShouldBeEmpty();

    [Theory]
    [InlineData("""{"items":[{"slot":1,"question":"a"},{"\ud83d":1,"slot":2,"question":"b"}]}""")]
    [InlineData("""[{"slot":1,"\ud83d":{"slot":3}},{"slot":"\ud83d","question":"\udc00"}]""")]
    [InlineData("""{"\ud83d":{"items":[{"slot":1}]}}""")]
    [InlineData("""{"slot":1,"\ud83d":1,"\ud83d":2}""")]
    public void Half_a_character_anywhere_is_read_without_a_fault(string reply)
    {
        foreach (JsonElement item in Items(reply))
        {
            new ObjectShape([new("slot", new NumberShape(1, 9, isWhole: true)), new("question", new TextShape())]).FaultOf(item, "").ShouldNotBe("");
            new ObjectShape([new("slot", new ChoiceShape(["a", "b"]))]).FaultOf(item, "").ShouldNotBeNull();
        }
    }

    [Fact]
    public void Any_text_is_read_without_a_fault() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => Items(text ?? "").Count >= 0).QuickCheckThrowOnFailure();

    [Fact]
    public void Brackets_and_quotes_at_random_are_read_without_a_fault()
    {
        Gen<string> noise = Gen.Elements("{", "}", "[", "]", "\"", "\\", ":", ",", "\"slot\"", "1", " ", "\n", "```", "null", "\ud83d")
            .ListOf().Select(parts => string.Concat(parts));
        Prop.ForAll(noise.ToArbitrary(), text => Items(text).Count >= 0).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Cut_anywhere_a_reply_gives_a_prefix_of_its_items()
    {
        Gen<string> texts = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get);
        Gen<(string[] Texts, int Cut)> cases = texts.ArrayOf(4).SelectMany(values => Gen.Choose(0, 1000).Select(cut => (values, cut)));
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            string whole = "Here: {\"items\":[" + string.Join(",", one.Texts.Select((text, place) => $"{{\"slot\":{place + 1},\"question\":{Quoted(text)}}}")) + "]}";
            string cut = whole[..(whole.Length * one.Cut / 1000)];
            IReadOnlyList<JsonElement> items = Items(cut);
            return items.Select((item, place) => item.GetProperty("slot").GetInt32() == place + 1
                && item.GetProperty("question").GetString() == JsonElement.Parse(Quoted(one.Texts[place])).GetString()).All(same => same);
        }).QuickCheckThrowOnFailure();
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)))}\"";

    private static IReadOnlyList<JsonElement> Items(string reply) =>
        ReplyReader.Items(reply, item => item.TryGetProperty("slot", out _) || item.TryGetProperty("question", out _));
}
