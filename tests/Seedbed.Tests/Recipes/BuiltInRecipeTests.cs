using Seedbed.Models;
using Seedbed.Recipes;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Recipes;

public sealed class BuiltInRecipeTests
{
    [Fact]
    public void Every_built_in_recipe_has_a_summary_and_passes_its_own_check()
    {
        Recipe.BuiltIns.ShouldNotBeEmpty();
        foreach (BuiltInRecipe builtIn in Recipe.BuiltIns)
        {
            Recipe recipe = builtIn.Load();
            recipe.Name.ShouldBe(builtIn.Name);
            recipe.Summary.ShouldNotBeEmpty();
            recipe.Check().Steps.Count.ShouldBe(recipe.Steps.Count);
            builtIn.Files.ShouldContain("README.md");
        }
    }

    [Fact]
    public void The_qa_recipe_asks_a_teacher_and_a_critic()
    {
        Recipe recipe = Recipe.Load("qa");

        recipe.Roles.ShouldBe([ModelSet.Teacher, ModelSet.Critic]);
        recipe.Steps.Select(step => step.Name).ShouldBe(
            ["repeat", "sample", "generate", "dedup", "judge", "keep", "generate-2", "ground", "judge-2", "keep-2"]);
        recipe.Check().Columns.ShouldBe(
            [
                "chunk", "title", "headings", "question_type", "difficulty", "question", "question_score", "question_score_reason",
                "evidence", "answer", "support", "answer_score", "answer_score_reason",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void A_recipe_that_asks_models_says_so_when_none_is_named() =>
        Should.Throw<SeedbedException>(() => Recipe.Load("qa").Compile(new())).Message.ShouldContain("needs a teacher model");

    [Fact]
    public void An_unknown_name_gets_a_suggestion() =>
        Should.Throw<SeedbedException>(() => Recipe.Load("qq")).Message.ShouldBe("there is no built-in recipe 'qq'; did you mean 'qa'?");

    [Fact]
    public void A_copied_recipe_is_the_same_recipe()
    {
        using var folder = new TempFolder();
        string copy = Path.Combine(folder.Path, "mine");

        BuiltInRecipe.Find("qa")!.CopyTo(copy);

        Recipe.Load(copy).Check().Hash.ShouldBe(Recipe.Load("qa").Check().Hash);
        Recipe.Load(Path.Combine(copy, "recipe.yaml")).Name.ShouldBe("qa");
        Should.Throw<SeedbedException>(() => BuiltInRecipe.Find("qa")!.CopyTo(copy)).Message.ShouldContain("already there");
    }

    [Fact]
    public void A_changed_prompt_or_the_users_examples_change_the_hash()
    {
        using var folder = new TempFolder();
        string copy = Path.Combine(folder.Path, "mine"), examples = Path.Combine(folder.Path, "examples.jsonl");
        BuiltInRecipe.Find("qa")!.CopyTo(copy);
        string before = Recipe.Load(copy).Check().Hash;

        File.WriteAllText(examples, """{ "question": "Why?", "answer": "Because." }""");
        string given = Recipe.Load(copy, new Dictionary<string, string> { ["examples"] = examples }).Check().Hash;
        File.AppendAllText(examples, "\n");
        string changed = Recipe.Load(copy, new Dictionary<string, string> { ["examples"] = examples }).Check().Hash;
        File.AppendAllText(Path.Combine(copy, "prompts", "answers.md"), "Be brief.");
        string prompt = Recipe.Load(copy).Check().Hash;

        new[] { before, given, changed, prompt }.Distinct().Count().ShouldBe(4);
    }

    [Theory]
    [InlineData("../secret.md", "leads out of the recipe's folder")]
    [InlineData("/etc/hostname", "leads out of the recipe's folder")]
    [InlineData("a\\..\\..\\secret.md", "leads out of the recipe's folder")]
    [InlineData("link.md", "leads out of the recipe's folder")]
    [InlineData("gone.md", "there is no file 'gone.md' beside the recipe")]
    public void A_recipe_reads_no_file_outside_its_folder(string name, string sentence)
    {
        using var folder = new TempFolder();
        string home = Directory.CreateDirectory(Path.Combine(folder.Path, "home")).FullName;
        File.WriteAllText(Path.Combine(folder.Path, "secret.md"), "secret");
        File.CreateSymbolicLink(Path.Combine(home, "link.md"), Path.Combine(folder.Path, "secret.md"));
        File.WriteAllText(Path.Combine(home, "recipe.yaml"), $"source: chunks\nsteps: [ template: {{ file: '{name}', as: a }} ]");

        Should.Throw<SeedbedException>(() => Recipe.Load(home).Check()).Message.ShouldContain(sentence);
    }
}
