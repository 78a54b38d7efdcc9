using Seedbed.Models.Replies;
using Seedbed.Steps.Generating;

namespace Seedbed.Tests.Steps.Generating;

public sealed class HostileReplyTests
{
    private static readonly ObjectShape Shape = new([new("question", new TextShape()), new("kind", new ChoiceShape(["how", "why"]))]);

    [Theory]
    [InlineData("""{"items":[{"slot":"\ud83d","question":"What is it?","kind":"how"}]}""")]
    [InlineData("""{"items":[{"slot":1,"question":"\ud83d","kind":"how"}]}""")]
    [InlineData("""{"items":[{"slot":1,"question":"What is it?","kind":"\ud83d"}]}""")]
    [InlineData("""{"items":[{"slot":1,"\ud83dquestion":"What is it?","kind":"how"}]}""")]
    [InlineData("""{"items":[{"\udc00slot":1,"question":"What is it?","kind":"h\udc00"}]}""")]
    [InlineData("""{"\ud83d":[{"slot":1}]}""")]
    [InlineData("""{"it\ud83dems":[{"slot":1}]}""")]
    [InlineData("""{"items":{"\ud83d":{"a\ud83d":1}}}""")]
    [InlineData("""{"items":[{"slot":99999999999999999999,"question":"What is it?","kind":"how"}]}""")]
    [InlineData("""{"items":[{"slot":-2147483648,"question":"What is it?","kind":"how"}]}""")]
    public void Escapes_without_a_text_and_numbers_without_a_row_are_faults_of_the_reply(string reply)
    {
        var answers = new UnitAnswers(1);

        new ReplyForm(Shape, together: true).Read(reply, isCut: false, [0], answers);

        answers.Rows[0].Items.ShouldBeEmpty();
        answers.Rows[0].Fault.ShouldNotBeNull();
    }

    [Fact]
    public void A_slot_number_in_quotes_is_a_slot_number()
    {
        var answers = new UnitAnswers(1);

        new ReplyForm(Shape, together: true).Read("""{"items":[{"slot":"1","question":"What is it?","kind":"how"}]}""", isCut: false, [0], answers);

        answers.Rows[0].Items.ShouldHaveSingleItem();
    }
}
