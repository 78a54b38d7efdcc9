using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.EndToEnd;

/// <summary>A mistake in a recipe or an option is one sentence with its place, before anything is written.</summary>
public sealed class BadRecipeTests
{
    [Theory]
    [InlineData("  chunks: {}\nsteps:\n  - extrct: {}", "bad.yaml:6:5: there is no verb 'extrct'; did you mean 'extract'?")]
    [InlineData("  chunks: { tokenz: 300 }\nsteps:\n  - extract: {}", "bad.yaml:4:13: 'chunks' has no option 'tokenz'; did you mean 'tokens'?")]
    [InlineData("  chunks: { tokens: 3 }\nsteps:\n  - extract: {}", "'tokens' of 'chunks' must be a whole number from 16 to 1000000, not 3")]
    [InlineData("  chunks: {}\nsteps:\n  - extract: {}\n  - keep: { column: score, at-least: 2 }", "score")]
    public async Task A_mistake_in_a_recipe_is_named_with_its_place_and_mend(string rest, string sentence)
    {
        using var folder = new CommandFolder();
        folder.Write("in/good.md", CommandFolder.PumpManual);
        folder.Write("bad.yaml", $"name: bad\nsummary: Has a mistake\nsource:\n{rest}\n");

        (await folder.RunAsync("generate", "in", "--out", "run", "--recipe", "bad.yaml")).ShouldFailWith(sentence);

        folder.ShouldHoldNoDataset();
    }

    [Theory]
    [InlineData("Write.\n{{#each rows}}{{slot}} {{question_tipe}}{{/each}}", "prompts/questions.md:2:24: step 3 'generate' needs column 'question_tipe'; no earlier step adds it; did you mean 'question_type'?")]
    [InlineData("Be exact.\n--- user\n{{#each rows}}{{slot}}", "prompts/questions.md:3:", "is not closed")]
    [InlineData("{{#each rows}}{{slot}}{{/each}} {{lang uage}}", "prompts/questions.md:1:33: '{{lang uage}}' is not one name")]
    [InlineData("Write one question.", "prompts/questions.md is put to the model once for all rows")]
    public async Task A_mistake_in_a_prompt_is_named_with_its_line_before_anything_is_asked(string prompt, params string[] sentences)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 1);
        qa.Folder.Write("my-qa/prompts/questions.md", prompt);

        (await qa.GenerateAsync()).ShouldFailWith(sentences);

        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task YAML_nested_10_000_deep_is_refused()
    {
        using var folder = new CommandFolder();
        folder.Write("bad.yaml", $"name: bad\nsteps: {new string('[', 10_000)}{new string(']', 10_000)}\n");

        (await folder.RunAsync("recipes", "check", "bad.yaml")).ShouldFailWith("bad.yaml:2:", "64 deep", "make it flatter");
    }

    [Fact]
    public async Task A_bomb_of_aliases_is_refused()
    {
        using var folder = new CommandFolder();
        IEnumerable<string> bomb = Enumerable.Range(1, 12).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]");
        folder.Write("bad.yaml", $"name: bad\na0: &a0 [x]\n{string.Join('\n', bomb)}\n");

        (await folder.RunAsync("recipes", "check", "bad.yaml")).ShouldFailWith("bad.yaml:2:", "&a0");
    }

    [Fact]
    public async Task A_recipe_that_is_not_there_is_named()
    {
        using var folder = new CommandFolder();
        folder.Write("in/good.md", CommandFolder.PumpManual);

        (await folder.RunAsync("generate", "in", "--recipe", "no/such.yaml")).ShouldFailWith("no/such.yaml");
        (await folder.RunAsync("generate", "in", "--recipe", "qaa")).ShouldFailWith("there is no built-in recipe 'qaa'; did you mean 'qa'?");
        (await folder.RunAsync("generate", "in", "--config", "no.yaml", "--recipe", "rules.yaml")).ShouldFailWith("no.yaml", "no such file");
    }

    [Theory]
    [InlineData("--max-in-flight", "0")]
    [InlineData("--max-in-flight", "many")]
    [InlineData("--max-in-flight", "99999999999")]
    [InlineData("--set", "questions=0")]
    [InlineData("--set", "questions=many")]
    [InlineData("--set", "question=3")]
    [InlineData("--set", "questions")]
    public async Task An_option_out_of_range_is_named(string option, string value)
    {
        using var folder = new CommandFolder();
        folder.Write("in/good.md", CommandFolder.PumpManual);

        SeedbedProcess run = await folder.RunAsync("generate", "in", "--out", "run", "--recipe", "qa", "--model", "http://127.0.0.1:9/v1#fake", option, value);

        run.ExitCode.ShouldBe(1, run.Error);
        run.Error.ShouldContain(value.Split('=')[0]);
        run.Error.ShouldNotContain("Exception");
        folder.ShouldHoldNoDataset();
    }

    [Fact]
    public async Task A_recipe_that_asks_a_model_says_so_when_none_is_named()
    {
        using var folder = new CommandFolder();
        folder.Write("in/good.md", CommandFolder.PumpManual);

        (await folder.RunAsync("generate", "in", "--out", "run", "--recipe", "qa")).ShouldFailWith("--model http://host:port/v1#name");
    }
}
