using FsCheck;
using FsCheck.Fluent;
using Seedbed.Recipes;

namespace Seedbed.Tests.Recipes;

public sealed class RandomRecipeTests
{
    // Each line reads only what the source or the line itself supplies, so that any of them may follow any other.
    private static readonly string[] Lines =
    [
        "repeat: 3",
        "repeat: ${n}",
        "sample: { level: [easy, hard], kind: { how: 2, why: 1 } }",
        "template: { text: '{{title}}: {{chunk}} in ${word}', as: text }",
        "keep: { column: chunk, present: true }",
        "keep: { any: [ { column: title, contains: a }, { all: [ { column: chunk, matches: 'x+' } ] } ] }",
        "dedup: chunk",
        "dedup: { on: [title, chunk], method: exact }",
        "split: 0.2",
        "split: { by: section, as: side }",
        "limit: 10",
        "columns: { rename: { chunk: context }, drop: headings }\n  - template: { text: 'again', as: chunk }\n  - template: { text: 'again', as: headings }",
        "extract",
    ];

    [Fact]
    public void Any_sound_recipe_passes_its_check_and_is_itself_when_read_again() =>
        Prop.ForAll(Steps(), lines =>
        {
            string yaml = Recipe(lines);
            CompiledRecipe compiled = Seedbed.Recipes.Recipe.Parse(yaml).Check();

            compiled.Steps.Count.ShouldBe(compiled.Recipe.Steps.Count);
            compiled.Steps.Select(step => step.Name).Distinct().Count().ShouldBe(compiled.Steps.Count);
            Seedbed.Recipes.Recipe.Parse(yaml).Check().Hash.ShouldBe(compiled.Hash);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_recipe_with_a_hole_is_sound_or_refused_with_a_sentence() =>
        Prop.ForAll(Steps(), Gen.Choose(0, 600).ToArbitrary(), Gen.Choose(1, 20).ToArbitrary(), (lines, at, length) =>
        {
            string yaml = Recipe(lines);
            string broken = yaml.Remove(at % yaml.Length, Math.Min(length, yaml.Length - (at % yaml.Length)));
            try
            {
                Seedbed.Recipes.Recipe.Parse(broken).Check();
            }
            catch (SeedbedException fault)
            {
                fault.Message.ShouldStartWith("recipe.yaml:");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static Arbitrary<string[]> Steps() => Gen.ArrayOf(Gen.Elements(Lines)).Where(lines => lines.Length > 0).ToArbitrary();

    private static string Recipe(string[] lines) =>
        $$$"""
        name: random
        parameters: { n: 2, word: German }
        source: { chunks: { tokens: 256 } }
        output: { columns: [chunk], messages: [ { user: "{{chunk}}" }, { assistant: "{{title}}" } ] }
        steps:
          - {{{string.Join("\n  - ", lines)}}}
        """;
}
