using Seedbed.Models;
using Seedbed.Steps;
using Seedbed.Steps.Generating;
using Seedbed.Yaml;

namespace Seedbed.Tests.Steps.Generating;

public sealed class VerbTests
{
    [Fact]
    public void A_recipe_says_what_the_model_returns()
    {
        var errors = new YamlErrors();
        BoundVerb bound = Bind(Generate.Verb, "{ model: critic, prompt: prompts/questions.md, together: true, returns: { question: text, tags: [text], kind: { choice: [a, b] }, n: { number: { min: 1, max: 3 } }, part: { why: [ { x: text } ] }, short: { text: { max: 300 } }, several: { list: { choice: [a, b] }, min: 2, max: 4 }, list: { list: text, text: text } } }", errors);
        errors.ThrowIfAny();
        bound.Roles.ShouldBe(["critic"]);
        Step step = bound.Create(QaPrompts.Setup(ModelSet.Unconnected(), "generate"));
        step.Columns.Adds.ShouldBe(["question", "tags", "kind", "n", "part", "short", "several", "list"]);
    }

    [Fact]
    public void A_judge_is_the_critic_unless_said_otherwise()
    {
        var errors = new YamlErrors();
        BoundVerb bound = Bind(Judge.Verb, "{ prompt: prompts/answer-critic.md, together: true, as: s }", errors);
        errors.ThrowIfAny();
        bound.Roles.ShouldBe(["critic"]);
        bound.Create(QaPrompts.Setup(ModelSet.Unconnected(), "judge")).Columns.Adds.ShouldBe(["s", "s_reason"]);
    }

    [Theory]
    [InlineData("{ prompt: p.md }", "needs 'returns'")]
    [InlineData("{ prompt: p.md, returns: text }", "'returns' of 'generate' must be a mapping")]
    [InlineData("{ prompt: p.md, returns: {} }", "at least one column")]
    [InlineData("{ prompt: p.md, returns: { a: texts } }", "`text`, `[text]`")]
    [InlineData("{ prompt: p.md, returns: { a: [text, text] } }", "`text`, `[text]`")]
    [InlineData("{ prompt: p.md, returns: { a: { number: { min: 3, max: 1 } } } }", "`text`, `[text]`")]
    [InlineData("{ prompt: p.md, returns: { a: { number: { least: 3 } } } }", "`text`, `[text]`")]
    [InlineData("{ prompt: p.md, returns: { a: { text: { max: 0 } } } }", "'returns' of 'generate' must be a whole number from 1 to 100000")]
    [InlineData("{ prompt: p.md, returns: { a: { text: { min: 9, max: 3 } } } }", "has a 'min' of 9 above its 'max' of 3")]
    [InlineData("{ prompt: p.md, returns: { a: { list: text, min: 0.5 } } }", "must be a whole number from 1 to 1000")]
    [InlineData("{ prompt: p.md, returns: { id: text } }", "'id' can't be a column")]
    [InlineData("{ prompt: p.md, model: author, returns: { a: text } }", "one of teacher, critic")]
    public void A_wrong_option_is_named_with_its_place(string yaml, string part)
    {
        var errors = new YamlErrors();
        Bind(Generate.Verb, yaml, errors);
        string message = Should.Throw<SeedbedException>(errors.ThrowIfAny).Message;
        message.ShouldContain("recipe.yaml:1:");
        message.ShouldContain(part);
    }

    private static BoundVerb Bind(Verb verb, string yaml, YamlErrors errors) => verb.Bind(YamlReader.Read(yaml, "recipe.yaml"), errors);
}
