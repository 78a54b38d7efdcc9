using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;
using Seedbed.Models.Budgets;
using Seedbed.Tokens;

namespace Seedbed.Tests.Models.Budgets;

public sealed class PromptBoundTests
{
    private static readonly ChatOptions Options = new()
    {
        ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse("""{"type":"object","properties":{"answer":{"type":"string"}}}"""), "reply"),
    };

    [Theory]
    [InlineData("qwen3-30b")]
    [InlineData("gpt-4o-mini")]
    public void No_text_has_more_tokens_than_the_bound(string model) => Prop.ForAll<string>(text =>
    {
        ChatMessage[] messages = [new(ChatRole.System, "You are exact."), new(ChatRole.User, text ?? "")];
        long tokens = messages.Sum(message => Tokenizer.O200k.Count(message.Text)) + Tokenizer.O200k.Count(((ChatResponseFormatJson)Options.ResponseFormat!).Schema!.Value.GetRawText());
        return new PromptBound(model).Of(messages, Options) >= tokens + PromptBound.PerRequest;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("gpt-4o-mini", true)]
    [InlineData("openai/GPT-4o", true)]
    [InlineData("gpt-oss:20b", true)]
    [InlineData("o3-mini", true)]
    [InlineData("gpt-4-turbo", false)]
    [InlineData("o1ympus", false)]
    [InlineData("qwen3-30b", false)]
    public void Texts_are_counted_only_for_models_whose_tokenizer_is_known(string model, bool isCounted)
    {
        ChatMessage[] messages = [new(ChatRole.User, new string('a', 800))];

        long bound = new PromptBound(model).Of(messages, null);

        bound.ShouldBe(PromptBound.PerRequest + PromptBound.PerMessage + (isCounted ? Tokenizer.O200k.Count(new string('a', 800)) : 800));
    }

    [Fact]
    public void A_server_that_counts_more_raises_later_bounds()
    {
        var bound = new PromptBound("m");

        bound.Learn(600, 700);
        bound.Learn(600, 650);

        bound.Excess.ShouldBe(100);
    }
}
