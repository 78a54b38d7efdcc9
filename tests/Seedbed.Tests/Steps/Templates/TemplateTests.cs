using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Seedbed.Steps.Templates;

namespace Seedbed.Tests.Steps.Templates;

public sealed class TemplateTests
{
    private static readonly JsonElement Values = JsonDocument.Parse(
        """
        { "a": "<x> & y", "none": null, "flag": true, "number": 2.50, "list": ["p", "q"], "map": { "k": [1, null] },
          "rows": [{ "q": "Q1", "reason": "r" }, { "q": "Q2", "reason": null }], "a b": "spaced" }
        """).RootElement;

    [Theory]
    [InlineData("{{a}} {{{a}}}", "<x> & y <x> & y")]
    [InlineData("{{none}}|", "|")]
    [InlineData("{{flag}} {{number}} {{list}} {{map}}", "true 2.50 p, q {\"k\":[1,null]}")]
    [InlineData("{{#if none}}yes{{else}}no{{/if}}", "no")]
    [InlineData("{{#if none}}1{{else if a}}2{{/if}}", "2")]
    [InlineData("{{#each rows}}{{@index}}. {{q}}{{#if reason}} ({{reason}}){{/if}}\n{{/each}}", "0. Q1 (r)\n1. Q2\n")]
    [InlineData("{{#each rows}}{{../flag}}{{@root.number}} {{/each}}", "true2.50 true2.50 ")]
    [InlineData("{{[a b]}} {{! a comment }}{{!-- {{mustaches}} --}}.", "spaced .")]
    [InlineData("\\{{a}} { {x} }", "{{a}} { {x} }")]
    public void A_template_is_filled_in(string template, string text) => Filled(template).ShouldBe(text);

    [Fact]
    public void The_names_that_a_template_uses_are_known_before_it_is_filled_in()
    {
        Template template = Template.Parse("{{a}} {{#each rows}}{{q}} {{this.r}} {{../b.c}}{{/each}} {{#if d}}{{a}}{{/if}} {{@root.e}}", "t");

        template.Names.ShouldBe(["a", "rows", "b", "d", "e"]);
        template.NamesIn("rows").ShouldBe(["q", "r"]);
        template.NamesIn("a").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{{gone}}", "gone")]
    [InlineData("{{#if gone}}x{{/if}}", "gone")]
    [InlineData("{{map.z}}", "z")]
    public void A_name_without_a_value_is_never_an_empty_text(string template, string missing)
    {
        Template.Parse(template, "t").TryFill(Value, out _, out string named).ShouldBeFalse();
        named.ShouldContain(missing);
    }

    [Theory]
    [InlineData("{{a", "t:1:1: '{{' is not closed")]
    [InlineData("x\n{{#if a}}", "'{{#if}}' is not closed")]
    [InlineData("x\n {{/if}}", "t:2:2: '{{/if}}' closes no open block")]
    [InlineData("{{#each a}}{{/if}}", "closes no open block")]
    [InlineData("{{#eahc a}}{{/eahc}}", "did you mean 'each'?")]
    [InlineData("{{> part}}", "not known here")]
    [InlineData("{{lookup a 'b'}}", "helpers are not known here")]
    [InlineData("{{{{raw}}}}", "not known here")]
    [InlineData("{{}}", "not one name")]
    [InlineData("{{../a}}", "leads out of the template")]
    public void A_bad_template_says_where_and_what(string template, string sentence) =>
        Should.Throw<SeedbedException>(() => Template.Parse(template, "t")).Message.ShouldContain(sentence);

    [Fact]
    public void Blocks_a_thousand_deep_are_refused()
    {
        string deep = string.Concat(Enumerable.Repeat("{{#if a}}", 1000)) + string.Concat(Enumerable.Repeat("{{/if}}", 1000));
        Should.Throw<SeedbedException>(() => Template.Parse(deep, "t")).Message.ShouldContain("deep");
    }

    [Fact]
    public void No_text_breaks_anything_but_the_template()
    {
        Gen<string> pieces = Gen.Elements("{{", "}}", "{{{", "}}}", "#if ", "#each ", "/if", "/each", "else", "a", "rows", "../", "this", ".", "@", "[", "]", "(", "'", "\"", "~", "!", "--", " ", "\n", "\\", "&", ">", "^", "|", "=");
        Prop.ForAll(Gen.ArrayOf(pieces).ToArbitrary(), parts =>
        {
            try
            {
                Template.Parse(string.Concat(parts), "t").TryFill(Value, out _, out _);
            }
            catch (SeedbedException)
            {
                // Said in a sentence: that is what is wanted.
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static string Filled(string template)
    {
        Template.Parse(template, "t").TryFill(Value, out string text, out string missing).ShouldBeTrue(missing);
        return text;
    }

    private static JsonElement? Value(string name) => Values.TryGetProperty(name, out JsonElement value) ? value : null;
}
